#include "raftcore/pictures/svg.h"

#include <array>
#include <cstdio>
#include <utility>

namespace raft {

namespace {

/// The colours of series are those of M. Okabe and K. Ito, which the colour-blind can tell apart.
constexpr std::string_view style = R"(<style>
svg { --paper: #ffffff; --ink: #1b1f24; --dim: #6a737d; --rule: #d8dde3; --calm: #dcebf7; --calm-edge: #0072b2;
  --wrong: #fde3d3; --wrong-edge: #c2410c; --other: #eef0f2; --s0: #0072b2; --s1: #d55e00; --s2: #009e73;
  --s3: #b0578f; --s4: #8a6d00; --s5: #56749a; font-family: Inter, "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
svg { --paper: #14181d; --ink: #e6e9ed; --dim: #9aa4af; --rule: #2e353d; --calm: #17324a; --calm-edge: #56b4e9;
  --wrong: #4a2313; --wrong-edge: #ff9b5e; --other: #232930; --s0: #56b4e9; --s1: #ff9b5e; --s2: #3fcfa3;
  --s3: #e59cc6; --s4: #e5c94f; --s5: #a9bcd6; } }
.paper { fill: var(--paper); } .ink { fill: var(--ink); } .dim { fill: var(--dim); }
.rule { stroke: var(--rule); stroke-width: 1; fill: none; } .axis { stroke: var(--dim); stroke-width: 1; fill: none; }
.order { fill: var(--calm); stroke: var(--calm-edge); stroke-width: 1.25; }
.wrong { fill: var(--wrong); stroke: var(--wrong-edge); stroke-width: 2.5; }
.later { fill: var(--other); stroke: var(--dim); stroke-width: 1; }
.unknown { fill: none; stroke: var(--dim); stroke-width: 1.25; stroke-dasharray: 5 3; }
.open { stroke-dasharray: 5 3; }
.effect { fill: var(--calm-edge); } .way { stroke: var(--calm-edge); stroke-width: 1; fill: none; opacity: 0.55; }
.cross { stroke: var(--wrong-edge); stroke-width: 2.5; fill: none; } .alarm { fill: var(--wrong-edge); }
.curve { fill: none; stroke-width: 2; } .c0 { stroke: var(--s0); } .c1 { stroke: var(--s1); stroke-dasharray: 9 3; }
.c2 { stroke: var(--s2); stroke-dasharray: 2 3; } .c3 { stroke: var(--s3); stroke-dasharray: 9 3 2 3; }
.c4 { stroke: var(--s4); stroke-dasharray: 16 4; } .c5 { stroke: var(--s5); stroke-dasharray: 5 5; }
text { font-size: 12px; } .small { font-size: 10.5px; } .title { font-size: 14px; font-weight: 600; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
</style>
)";

/// Text for XML. What no XML may hold, and what is no UTF-8, becomes a dot.
std::string escaped(std::string_view text)
{
    std::string all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
        bool isWhole = length != 0 && i + length <= text.size();
        for (std::size_t j = 1; isWhole && j < length; ++j)
            isWhole = (static_cast<unsigned char>(text[i + j]) & 0xc0U) == 0x80;
        const std::string_view one = text.substr(i, isWhole ? length : 1);
        i += one.size();
        if (!isWhole || lead < ' ' || lead == 0x7f || lead == 0xed || lead == 0xef)
            all += "·";
        else if (one == "<")
            all += "&lt;";
        else if (one == "&")
            all += "&amp;";
        else
            all += one;
    }
    return all;
}

} // namespace

std::string svgNumber(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", number);
    std::string all(text.data());
    while (all.back() == '0')
        all.pop_back();
    if (all.back() == '.')
        all.pop_back();
    return all == "-0" ? "0" : all;
}

Svg::Svg(double width, double height, std::string_view title)
{
    const std::string w = svgNumber(width);
    const std::string h = svgNumber(height);
    m_text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" +
             w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\">\n<title>" + escaped(title) +
             "</title>\n" + std::string(style);
    rect(0, 0, width, height, "paper");
}

void Svg::text(double x, double y, std::string_view classes, std::string_view words)
{
    m_text.append("<text x=\"").append(svgNumber(x)).append("\" y=\"").append(svgNumber(y));
    m_text.append("\" class=\"").append(classes).append("\">").append(escaped(words)).append("</text>\n");
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view classes)
{
    m_text.append("<line x1=\"").append(svgNumber(x1)).append("\" y1=\"").append(svgNumber(y1));
    m_text.append("\" x2=\"").append(svgNumber(x2)).append("\" y2=\"").append(svgNumber(y2));
    m_text.append("\" class=\"").append(classes).append("\"/>\n");
}

void Svg::rect(double x, double y, double width, double height, std::string_view classes)
{
    m_text.append("<rect x=\"").append(svgNumber(x)).append("\" y=\"").append(svgNumber(y));
    m_text.append("\" width=\"").append(svgNumber(width)).append("\" height=\"").append(svgNumber(height));
    m_text.append("\" rx=\"3\" class=\"").append(classes).append("\"/>\n");
}

void Svg::circle(double x, double y, double radius, std::string_view classes)
{
    m_text.append("<circle cx=\"").append(svgNumber(x)).append("\" cy=\"").append(svgNumber(y));
    m_text.append("\" r=\"").append(svgNumber(radius)).append("\" class=\"").append(classes).append("\"/>\n");
}

void Svg::path(std::string_view data, std::string_view classes)
{
    m_text.append("<path d=\"").append(data).append("\" class=\"").append(classes).append("\"/>\n");
}

void Svg::beginGroup(std::string_view tooltip)
{
    m_text.append("<g><title>").append(escaped(tooltip)).append("</title>\n");
}

std::string Svg::finish() &&
{
    m_text += "</svg>\n";
    return std::move(m_text);
}

} // namespace raft

#include "raftcore/pictures/svg.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t seriesCount = 6;

/// The colours of one half of the style sheet, plain, for many programs that show SVG know no variables.
/// Those of series are after M. Okabe and K. Ito: the colour-blind can tell them apart, and dashes do, too.
struct Palette {
    const char *paper, *ink, *dim, *rule, *calm, *calmEdge, *wrong, *wrongEdge, *other;
    const char *series[seriesCount];
};

constexpr Palette light{"#ffffff", "#1b1f24",
                        "#5d6670", "#d8dde3",
                        "#dcebf7", "#0072b2",
                        "#fde3d3", "#c2410c",
                        "#eef0f2", {"#0072b2", "#d55e00", "#009e73", "#b0578f", "#8a6d00", "#56749a"}};
constexpr Palette dark{"#14181d", "#e6e9ed",
                       "#9aa4af", "#2e353d",
                       "#17324a", "#56b4e9",
                       "#4a2313", "#ff9b5e",
                       "#232930", {"#56b4e9", "#ff9b5e", "#3fcfa3", "#e59cc6", "#e5c94f", "#a9bcd6"}};
constexpr const char *dashes[seriesCount] = {"none", "9 3", "2 3", "9 3 2 3", "16 4", "5 5"};

std::string coloursOf(const Palette &colours)
{
    const auto rule = [](const std::string &what, const char *fill, const char *stroke) {
        return what + " { fill: " + fill + "; stroke: " + stroke + "; }\n";
    };
    std::string all = rule(".paper", colours.paper, "none") + rule("text, .ink", colours.ink, "none") +
                      rule(".dim", colours.dim, "none") + rule(".rule", "none", colours.rule) +
                      rule(".axis", "none", colours.dim) + rule(".order", colours.calm, colours.calmEdge) +
                      rule(".wrong", colours.wrong, colours.wrongEdge) +
                      rule(".later", colours.other, colours.dim) + rule(".unknown", "none", colours.dim) +
                      rule(".effect", colours.calmEdge, "none") + rule(".way", "none", colours.calmEdge) +
                      rule(".cross", "none", colours.wrongEdge) + rule(".fault", colours.wrongEdge, "none") +
                      rule(".lead", colours.calmEdge, "none");
    for (std::size_t i = 0; i < seriesCount; ++i)
        all += rule(".c" + std::to_string(i), "none", colours.series[i]);
    return all;
}

std::string style(SvgScheme scheme, std::string_view rules)
{
    std::string all = "<style>\nsvg { font-family: Inter, \"Helvetica Neue\", Arial, sans-serif; }\n"
                      "text { font-size: 12px; } .small { font-size: 10.5px; }\n"
                      ".title { font-size: 14px; font-weight: 600; }\n"
                      ".end { text-anchor: end; } .middle { text-anchor: middle; }\n"
                      ".rule, .axis, .later { stroke-width: 1; } .order, .unknown { stroke-width: 1.25; }\n"
                      ".wrong, .cross { stroke-width: 2.5; } .thin { stroke-width: 1; } .way { stroke-width: "
                      "1; opacity: 0.55; }\n"
                      ".unknown, .open { stroke-dasharray: 5 3; } .curve { stroke-width: 2; }\n";
    for (std::size_t i = 0; i < seriesCount; ++i)
        all += ".c" + std::to_string(i) + " { stroke-dasharray: " + dashes[i] + "; }\n";
    all += coloursOf(scheme == SvgScheme::Dark ? dark : light);
    if (scheme == SvgScheme::AsViewer)
        all += "@media (prefers-color-scheme: dark) {\n" + coloursOf(dark) + "}\n";
    return all + std::string(rules) + "</style>\n";
}

/// How many bytes the character has that begins like this; 0 when none does.
std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/// Text for XML. What no XML may hold, and what is no UTF-8, becomes a dot.
std::string escaped(std::string_view text)
{
    std::string all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lengthOf(lead);
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

Svg::Svg(double width, double height, std::string_view title, SvgScheme scheme, std::string_view rules)
{
    const std::string w = svgNumber(width);
    const std::string h = svgNumber(height);
    m_text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
             "role=\"img\" width=\"" +
             w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\">\n<title>" + escaped(title) +
             "</title>\n" + style(scheme, rules);
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

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace raft {

/// Which colours a picture has.
enum class SvgScheme : std::uint8_t {
    AsViewer, ///< Light or dark, as the viewer prefers.
    Light,
    Dark
};

/// Writes an SVG element by element. Colours are classes of one style sheet, which has a light and a dark
/// half (prefers-color-scheme) and tells nothing by hue alone.
class Svg {
public:
    /// `rules`: more of the style sheet, for classes of one picture.
    Svg(double width, double height, std::string_view title, SvgScheme scheme = SvgScheme::AsViewer,
        std::string_view rules = {});

    void text(double x, double y, std::string_view classes, std::string_view words);
    void line(double x1, double y1, double x2, double y2, std::string_view classes);
    void rect(double x, double y, double width, double height, std::string_view classes);
    void circle(double x, double y, double radius, std::string_view classes);
    /// `data` as in the attribute "d".
    void path(std::string_view data, std::string_view classes);
    /// What is drawn until endGroup() has this tooltip.
    void beginGroup(std::string_view tooltip);
    void endGroup() { m_text += "</g>\n"; }

    std::string finish() &&;

private:
    std::string m_text;
};

/// A number as SVG wants it, with at most two digits behind the point.
std::string svgNumber(double number);

} // namespace raft

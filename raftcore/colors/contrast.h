#pragma once

#include "raftcore/colors/colors.h"

#include <algorithm>
#include <cmath>

/// What can be read on what, as the web's accessibility guidelines (WCAG 2.1) measure it.
namespace raft {

/// Relative luminance, from 0 (black) to 1 (white).
inline double luminance(Rgb color)
{
    const auto linear = [](Rgb part) {
        const double channel = static_cast<double>(part & 0xffU) / 255;
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color >> 16U) + 0.7152 * linear(color >> 8U) + 0.0722 * linear(color);
}

/// From 1 (the same) to 21 (black on white). Text needs 4.5, lines need 3.
inline double contrast(Rgb one, Rgb other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

/// Ink or white, whichever is read better on that colour.
inline Rgb textOn(Rgb background)
{
    constexpr Rgb ink = 0x0f141b;
    constexpr Rgb white = 0xffffff;
    return contrast(ink, background) >= contrast(white, background) ? ink : white;
}

} // namespace raft

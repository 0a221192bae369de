#pragma once

#include <array>
#include <cstdint>

/// The colours of everything that shows a cluster: the window, pages for browsers, pictures. Colour means
/// term, nothing else.
namespace raft {

/// 0xRRGGBB.
using Rgb = std::uint32_t;

/// Six colours that cycle with the terms.
using TermColors = std::array<Rgb, 6>;

/// The colours on one background, light or dark.
struct Colors {
    Rgb window; ///< Behind everything.
    Rgb panel;  ///< Areas beside the picture.
    Rgb raised; ///< Cards, fields, tool tips.
    Rgb border; ///< Hairlines.
    Rgb text;
    Rgb mutedText; ///< Secondary text; contrast ≥ 4.5 on window and panel.
    Rgb track;     ///< Unfilled part of arcs and bars, quiet links; also term 0.
    Rgb hull;      ///< Soft area behind the groups of a split.
    Rgb accent;    ///< Buttons and the focus of the keyboard.
    Rgb accentText;
    Rgb fault; ///< Only with ✕ or ⚑.
    Rgb good;  ///< Only with ✓.
    /// A fill may be as faint as it likes, for it has an outline. A line has none: these keep the hues of the
    /// fills, stand out from the background (contrast ≥ 3), and stay apart from each other under the three
    /// colour-vision deficiencies.
    TermColors termLines;
};

/// What the entries, discs and messages of a term are filled with, on any background.
inline constexpr TermColors termFills{0x0077bb, 0xf0e442, 0x88ccee, 0xbb5566, 0x332288, 0x999933};

inline constexpr Colors lightColors{0xfafbfc,
                                    0xffffff,
                                    0xffffff,
                                    0xdfe3e8,
                                    0x1b2430,
                                    0x5f697c,
                                    0xdfe3e8,
                                    0xe9eaee,
                                    0x0072b2,
                                    0xffffff,
                                    0xc44e00,
                                    0x008f68,
                                    {0x0069a8, 0x948f00, 0x4097bd, 0xb85060, 0x2a1a78, 0x55581a}};

inline constexpr Colors darkColors{0x171b21,
                                   0x1b1f26,
                                   0x232932,
                                   0x313843,
                                   0xe8ebf0,
                                   0x98a2b3,
                                   0x2c323c,
                                   0x262b32,
                                   0x1779ba,
                                   0xffffff,
                                   0xe8742c,
                                   0x12a57c,
                                   {0x0b73d4, 0xf0e442, 0x9be4ff, 0xbd5868, 0x9997bf, 0x999933}};

} // namespace raft

#pragma once

#include "app/theme/theme.h"

#include <QIcon>

namespace raftarium {

/// The signs on buttons and in menus.
enum class Glyph {
    None,
    Start,
    StepBack,
    Play,
    Pause,
    StepForward,
    Live,
    Clock,
    Event,
    Crash,
    Restart,
    Split,
    Heal,
    Cut,
    Write,
    Search,
    Network,
    Picture,
    Timer,
    Lesson,
    Screen,
};

/// A sign drawn in the theme's colours at any size; greyed when disabled, inverted when checked.
QIcon glyphIcon(Glyph glyph, const Theme &theme);

} // namespace raftarium

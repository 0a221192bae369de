#pragma once

#include <optional>

class QKeyEvent;

/// What presenter remotes send, and what it means while a cluster is presented.
namespace raftarium {

/// What a key of a remote asks for.
enum class PresentAct {
    Next,       ///< The next step of the lesson; without one, the next important event.
    Back,       ///< The previous one.
    Enter,      ///< Presents; where that is so already, nothing.
    LeaveLayer, ///< Leaves the topmost of: blank screen, pen, frozen picture, presenting.
    PlayOrPause,
    Black,
    White,
    NextEvent,
    PreviousEvent
};

/// The meaning of a key while presenting; nothing for those that the window keeps.
///
/// A remote is a keyboard with few keys, and each maker has chosen others: PageDown and PageUp, the arrows,
/// Enter or Space for one step; F5 and Esc from one button in turn, so that F5 must not leave; "." or B for a
/// black screen, where "." is the program's own key for play and pause.
std::optional<PresentAct> presentActOf(const QKeyEvent &key);

} // namespace raftarium

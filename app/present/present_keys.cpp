#include "app/present/present_keys.h"

#include <QKeyEvent>

namespace raftarium {

namespace {

std::optional<PresentAct> plainActOf(int key)
{
    switch (key) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return PresentAct::Next;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace: return PresentAct::Back;
    case Qt::Key_F5: return PresentAct::Enter;
    case Qt::Key_Escape: return PresentAct::LeaveLayer;
    case Qt::Key_Period: return PresentAct::PlayOrPause;
    case Qt::Key_B:
    case Qt::Key_V: return PresentAct::Black;
    case Qt::Key_W: return PresentAct::White;
    default: return std::nullopt;
    }
}

std::optional<PresentAct> shiftedActOf(int key)
{
    switch (key) {
    case Qt::Key_Right: return PresentAct::NextEvent;
    case Qt::Key_Left: return PresentAct::PreviousEvent;
    case Qt::Key_F5: return PresentAct::Enter; // "From the current slide", say some remotes.
    default: return std::nullopt;
    }
}

} // namespace

std::optional<PresentAct> presentActOf(const QKeyEvent &key)
{
    switch (key.modifiers() & ~Qt::KeypadModifier) {
    case Qt::NoModifier: return plainActOf(key.key());
    case Qt::ShiftModifier: return shiftedActOf(key.key());
    default: return std::nullopt;
    }
}

} // namespace raftarium

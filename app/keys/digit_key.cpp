#include "app/keys/digit_key.h"

#include <QKeyEvent>
#include <QKeySequence>

namespace raftarium {

namespace {

/// Scan codes of the keys 1 … 9, which are consecutive, and of 0 after them.
#ifdef Q_OS_WIN
constexpr quint32 scanCodeOfOne = 0x02;
#else
constexpr quint32 scanCodeOfOne = 10; // Of X11 and Wayland: those of evdev plus 8.
#endif

/// The digit at the place of a key; nothing elsewhere, and where scan codes are not known.
std::optional<int> digitAtPlace(quint32 scanCode)
{
#ifdef Q_OS_MACOS
    Q_UNUSED(scanCode); // They are no scan codes there.
    return std::nullopt;
#else
    if (scanCode < scanCodeOfOne || scanCode > scanCodeOfOne + 9)
        return std::nullopt;
    return static_cast<int>(scanCode - scanCodeOfOne + 1) % 10;
#endif
}

std::optional<QChar> arrowOf(Qt::Key key)
{
    switch (key) {
    case Qt::Key_Right: return u'→';
    case Qt::Key_Left: return u'←';
    case Qt::Key_Up: return u'↑';
    case Qt::Key_Down: return u'↓';
    default: return std::nullopt;
    }
}

} // namespace

std::optional<int> digitOf(const QKeyEvent &key)
{
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9)
        return key.key() - Qt::Key_0;
    return key.modifiers() & Qt::ShiftModifier ? std::nullopt : digitAtPlace(key.nativeScanCode());
}

QString keysText(const QKeySequence &keys)
{
    const auto arrow = keys.isEmpty() ? std::nullopt : arrowOf(keys[0].key());
    if (keys.count() != 1 || !arrow)
        return keys.toString(QKeySequence::NativeText);
    const QKeySequence withLetter(QKeyCombination(keys[0].keyboardModifiers(), Qt::Key_A));
    return withLetter.toString(QKeySequence::NativeText).chopped(1) + *arrow;
}

} // namespace raftarium

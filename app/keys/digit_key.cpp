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

} // namespace

std::optional<int> digitOf(const QKeyEvent &key)
{
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9)
        return key.key() - Qt::Key_0;
    return key.modifiers() & Qt::ShiftModifier ? std::nullopt : digitAtPlace(key.nativeScanCode());
}

QString keysText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    // Whole names only: "Page" has no arrow in it, but "Ctrl+Right" has.
    const std::pair<QString, QString> arrows[]{{QStringLiteral("Right"), QStringLiteral("→")},
                                               {QStringLiteral("Left"), QStringLiteral("←")},
                                               {QStringLiteral("Up"), QStringLiteral("↑")},
                                               {QStringLiteral("Down"), QStringLiteral("↓")}};
    for (const auto &[name, arrow] : arrows)
        if (text == name || text.endsWith(u'+' + name))
            text.replace(text.size() - name.size(), name.size(), arrow);
    return text;
}

} // namespace raftarium

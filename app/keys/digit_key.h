#pragma once

#include <QString>

#include <optional>

class QKeyEvent;
class QKeySequence;

/// Keys as they lie under a hand, whatever the layout of the keyboard makes of them.
namespace raftarium {

/// The digit of a key: what it types, or, without Shift and in the row above the letters, what stands at its
/// place where digits are typed without Shift. (On AZERTY that row types "& é \" ' ( -", and digits with
/// Shift.)
std::optional<int> digitOf(const QKeyEvent &key);

/// A shortcut as it is written for people: "Shift+→", "K", "Ctrl+S".
QString keysText(const QKeySequence &keys);

} // namespace raftarium

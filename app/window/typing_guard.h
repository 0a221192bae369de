#pragma once

#include <QObject>

namespace raftarium {

/// Whether somebody who types at `widget` means text. False for null.
bool takesText(const QObject *widget);

/// Keeps single-key shortcuts from firing while somebody types: the field with the focus gets the key
/// instead. Sliders and buttons likewise keep the keys that work them.
class TypingGuard : public QObject {
    Q_OBJECT

public:
    /// Watches over every widget of the application.
    explicit TypingGuard(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace raftarium

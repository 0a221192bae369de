#pragma once

#include <QEvent>
#include <QObject>

class QAbstractButton;

namespace raftarium {

/// Whether typing at `widget` means text. False for null.
bool takesText(const QObject *widget);

/// Keeps single-key shortcuts from firing while you type: the field with the focus gets the key instead.
/// Sliders likewise keep the keys that work them, and so do buttons that were reached by Tab; a button that
/// was clicked keeps none.
class TypingGuard : public QObject {
    Q_OBJECT

public:
    /// Watches over every widget of the application.
    explicit TypingGuard(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void keepFocusFrom(QAbstractButton *button, QEvent::Type event);
};

} // namespace raftarium

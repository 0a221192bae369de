#include "app/keys/typing_guard.h"

#include "app/keys/digit_key.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace raftarium {

namespace {

bool isSingleKey(const QKeyEvent &key)
{
    const bool modified =
        key.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool function = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    // Words are walked with Ctrl and the arrows.
    const bool walks = key.key() >= Qt::Key_Home && key.key() <= Qt::Key_PageDown;
    return walks || (!modified && !function);
}

/// A digit by the place of its key only: what it types may be another shortcut, as "-" of AZERTY's 6.
bool isHiddenDigit(const QKeyEvent &key)
{
    const bool isTyped = key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9;
    return !isTyped && key.modifiers() == Qt::NoModifier && digitOf(key);
}

bool worksWidget(const QObject *widget, int key)
{
    if (qobject_cast<const QAbstractSlider *>(widget))
        return key >= Qt::Key_Home && key <= Qt::Key_PageDown;
    if (qobject_cast<const QAbstractButton *>(widget))
        return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab ||
               key == Qt::Key_Backtab;
    return false;
}

} // namespace

bool takesText(const QObject *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
        return !plain->isReadOnly();
    if (const auto *text = qobject_cast<const QTextEdit *>(widget))
        return !text->isReadOnly();
    return qobject_cast<const QAbstractSpinBox *>(widget) != nullptr;
}

TypingGuard::TypingGuard(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    // Those that were polished before the filter was there.
    for (QWidget *widget : QApplication::allWidgets())
        if (auto *button = qobject_cast<QAbstractButton *>(widget))
            keepFocusFrom(button, QEvent::Polish);
}

/// Space and Enter belong to the keyboard: what is clicked does not keep them afterwards. So the mouse gives
/// no focus to a button, whichever kind it is, and takes it from one that has it.
void TypingGuard::keepFocusFrom(QAbstractButton *button, QEvent::Type event)
{
    if (event == QEvent::Polish && button->focusPolicy() & Qt::ClickFocus)
        button->setFocusPolicy(button->focusPolicy() & Qt::TabFocus ? Qt::TabFocus : Qt::NoFocus);
    if (event == QEvent::MouseButtonPress && button->hasFocus())
        button->clearFocus();
}

bool TypingGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (auto *button = qobject_cast<QAbstractButton *>(watched))
        keepFocusFrom(button, event->type());
    if (event->type() != QEvent::ShortcutOverride || watched != QApplication::focusWidget())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if ((takesText(watched) && isSingleKey(*key)) || worksWidget(watched, key->key()) ||
        isHiddenDigit(*key)) {
        event->accept();
        return true;
    }
    return false;
}

} // namespace raftarium

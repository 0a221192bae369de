#pragma once

#include "app/commands/actions.h"
#include "app/window/main_window.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHelpEvent>
#include <QRandomGenerator>
#include <QTest>
#include <QWheelEvent>

namespace raftarium {

/// Somebody who does anything with keys and mouse, anywhere in a window and in what it opens. The same seed
/// does the same things to the same window.
class RandomPerson {
public:
    RandomPerson(quint32 seed, MainWindow *window) : m_random(seed), m_window(window)
    {
        for (QAction *action : window->actions()->all())
            for (const QKeySequence &keys : action->shortcuts())
                if (action->objectName() != QStringLiteral("quit"))
                    m_keys.append(keys[0]);
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Space, Qt::Key_Return, Qt::Key_Escape,
                                  Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home,
                                  Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Backspace})
            m_keys.append(QKeyCombination(key));
        changeHabits();
    }

    /// A number from 0 to `most` - 1.
    int below(int most) { return m_random.bounded(most); }
    template <class T>
    const T &oneOf(const QList<T> &all)
    {
        return all.at(below(static_cast<int>(all.size())));
    }
    bool oneIn(int times) { return below(times) == 0; }

    /// For a while mostly these few keys are pressed: of all keys together, no two would ever come in a row.
    void changeHabits()
    {
        constexpr int few = 10;
        m_habits.clear();
        while (m_habits.size() < few)
            m_habits.append(oneOf(m_keys));
    }

    /// Does one thing; tells what it was.
    QString act()
    {
        switch (below(10)) {
        case 0: return oneIn(3) ? type() : press();
        case 1:
        case 2:
        case 3:
        case 4: return press();
        case 5: return turnWheel();
        case 6: return drag();
        case 7: return oneIn(2) ? askForMenu() : askForTip();
        case 8: return moveMouse();
        default: return click();
        }
    }

private:
    struct Target {
        QWidget *widget = nullptr;
        QPoint at;

        QString name() const
        {
            return QStringLiteral("%1 %2 at %3,%4")
                .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                .arg(at.x())
                .arg(at.y());
        }
    };

    /// The windows on the screen, in the order in which they were made.
    QWidgetList windows() const
    {
        QWidgetList shown;
        for (const QWindow *window : QGuiApplication::topLevelWindows())
            if (QWidget *widget = window->isVisible() ? QWidget::find(window->winId()) : nullptr)
                shown.append(widget);
        return shown;
    }
    QWidget *someWindow()
    {
        if (QWidget *popup = QApplication::activePopupWidget(); popup != nullptr && !oneIn(8))
            return popup;
        const QWidgetList all = windows();
        return all.isEmpty() || oneIn(2) ? static_cast<QWidget *>(m_window) : oneOf(all);
    }
    /// A point of some window, or of some widget in it, so that small ones have their turn as well.
    Target somewhere()
    {
        QWidget *window = someWindow();
        QWidget *within = window;
        if (oneIn(2)) {
            QWidgetList inside = window->findChildren<QWidget *>();
            inside.removeIf([](const QWidget *each) { return !each->isVisible() || each->isWindow(); });
            if (!inside.isEmpty())
                within = oneOf(inside);
        }
        const QPoint in(below(std::max(1, within->width())), below(std::max(1, within->height())));
        const QPoint at = within->mapTo(window, in);
        QWidget *child = window->childAt(at);
        return child == nullptr ? Target{window, at} : Target{child, child->mapFrom(window, at)};
    }
    Qt::MouseButton someButton() { return oneIn(6) ? Qt::RightButton : Qt::LeftButton; }
    Qt::KeyboardModifiers someModifiers()
    {
        switch (below(8)) {
        case 0: return Qt::ShiftModifier;
        case 1: return Qt::ControlModifier;
        default: return Qt::NoModifier;
        }
    }
    QWidget *focus() const
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup->focusWidget() != nullptr ? popup->focusWidget() : popup;
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window;
    }

    QString press()
    {
        const QKeyCombination key = oneOf(oneIn(4) ? m_keys : m_habits);
        QTest::keyClick(focus(), key.key(), key.keyboardModifiers());
        return QStringLiteral("press ") + QKeySequence(key).toString();
    }
    QString type()
    {
        static const QStringList texts{
            QStringLiteral("put x 1"), QStringLiteral("get x"),     QStringLiteral("cas x 1 2"),
            QStringLiteral("del x"),   QStringLiteral("@3 read x"), QStringLiteral("12.5s"),
            QStringLiteral("S3"),      QStringLiteral("7"),         QStringLiteral("<b>&\\"),
        };
        const QString text = oneOf(texts);
        for (const QChar letter : text)
            QTest::keyClick(focus(), letter.toLatin1());
        return QStringLiteral("type ") + text;
    }
    QString click()
    {
        const Target target = somewhere();
        const QString name = target.name();
        const Qt::MouseButton button = someButton();
        const Qt::KeyboardModifiers modifiers = someModifiers();
        const QPointer<QWidget> alive(target.widget);
        QTest::mouseClick(target.widget, button, modifiers, target.at);
        if (alive && oneIn(4))
            QTest::mouseDClick(target.widget, button, modifiers, target.at);
        return QStringLiteral("click ") + name;
    }
    QString drag()
    {
        const Target target = somewhere();
        const QString name = target.name();
        const QPointer<QWidget> alive(target.widget);
        const Qt::KeyboardModifiers modifiers = someModifiers();
        QTest::mousePress(target.widget, Qt::LeftButton, modifiers, target.at);
        QPoint at = target.at;
        for (int moves = 1 + below(4); moves > 0 && alive; --moves) {
            at += QPoint(below(161) - 80, below(81) - 40);
            QMouseEvent move(QEvent::MouseMove, at, target.widget->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QApplication::sendEvent(target.widget, &move);
        }
        if (alive)
            QTest::mouseRelease(target.widget, Qt::LeftButton, modifiers, at);
        return QStringLiteral("drag ") + name;
    }
    /// Sends the event that `make` makes of a place in a widget and on the screen to what is there.
    template <class Make>
    QString send(const QString &what, Make make)
    {
        const Target target = somewhere();
        const QString name = target.name();
        auto event = make(target.at, target.widget->mapToGlobal(target.at));
        QApplication::sendEvent(target.widget, &event);
        return what + name;
    }
    QString moveMouse()
    {
        return send(QStringLiteral("move to "), [](QPoint at, QPoint global) {
            return QMouseEvent(QEvent::MouseMove, at, global, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        });
    }
    QString turnWheel()
    {
        const int turn = oneIn(2) ? 120 : -120;
        return send(QStringLiteral("wheel %1 on ").arg(turn), [this, turn](QPoint at, QPoint global) {
            return QWheelEvent(at, global, {}, {0, turn}, Qt::NoButton, someModifiers(), Qt::NoScrollPhase,
                               false);
        });
    }
    QString askForMenu()
    {
        return send(QStringLiteral("menu of "), [](QPoint at, QPoint global) {
            return QContextMenuEvent(QContextMenuEvent::Mouse, at, global);
        });
    }
    QString askForTip()
    {
        return send(QStringLiteral("tip of "),
                    [](QPoint at, QPoint global) { return QHelpEvent(QEvent::ToolTip, at, global); });
    }

    QRandomGenerator m_random;
    MainWindow *m_window;
    QList<QKeyCombination> m_keys;
    QList<QKeyCombination> m_habits; ///< Some of them.
};

} // namespace raftarium

#include "app/present/awake_screen.h"

#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace raftarium {

namespace {

/// Tells it of a window, and does not wait. It ends by itself when that window does.
void tellScreensaver(const QString &what, WId window)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("xdg-screensaver"));
    if (!program.isEmpty())
        QProcess::startDetached(program, {what, QString::number(window)});
}

} // namespace

AwakeScreen::AwakeScreen() = default;

AwakeScreen::~AwakeScreen()
{
    release();
}

/// Each of them inhibits as long as the program runs that it is given: cat ends when its input does, and that
/// is when this program does.
void AwakeScreen::keep(const QWidget *window)
{
    const QString why = QWidget::tr("Presenting");
    hold(QStringLiteral("gnome-session-inhibit"),
         {QStringLiteral("--app-id"), QGuiApplication::desktopFileName(), QStringLiteral("--reason"), why,
          QStringLiteral("--inhibit"), QStringLiteral("idle"), QStringLiteral("cat")});
    hold(QStringLiteral("systemd-inhibit"), {QStringLiteral("--what=idle"), QStringLiteral("--who=Raftarium"),
                                             QStringLiteral("--why=") + why, QStringLiteral("cat")});
    if (QGuiApplication::platformName() == u"xcb" && m_window == 0)
        tellScreensaver(QStringLiteral("suspend"), m_window = window->winId());
}

void AwakeScreen::hold(const QString &program, const QStringList &arguments)
{
    const QString found = QStandardPaths::findExecutable(program);
    if (found.isEmpty())
        return;
    auto holder = std::make_unique<QProcess>();
    holder->setProgram(found);
    holder->setArguments(arguments);
    holder->setStandardOutputFile(QProcess::nullDevice());
    holder->setStandardErrorFile(QProcess::nullDevice());
    holder->start();
    m_holders.push_back(std::move(holder));
}

void AwakeScreen::release()
{
    constexpr int patienceMs = 300;
    for (const std::unique_ptr<QProcess> &holder : m_holders) {
        holder->closeWriteChannel();
        if (holder->state() != QProcess::NotRunning && !holder->waitForFinished(patienceMs))
            holder->kill();
    }
    m_holders.clear();
    if (const WId window = std::exchange(m_window, 0))
        tellScreensaver(QStringLiteral("resume"), window);
}

} // namespace raftarium

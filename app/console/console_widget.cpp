#include "app/console/console_widget.h"

#include "app/console/client_line_edit.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace raftarium {

namespace {
constexpr int mostLines = 2000;
}

ConsoleWidget::ConsoleWidget(Session *session, ClientRequests *requests, QWidget *parent)
    : QWidget(parent), m_output(new QPlainTextEdit(this)),
      m_input(new ClientLineEdit(session, requests, this))
{
    setObjectName(QStringLiteral("console"));
    m_output->setObjectName(QStringLiteral("consoleOutput"));
    m_output->setReadOnly(true);
    m_output->setMaximumBlockCount(mostLines);
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setAccessibleName(tr("Answers of the cluster"));
    m_output->setPlaceholderText(tr("put x 1 · get x · read x · del x · cas x 1 2 · k+=1 · @3 get x"));
    m_input->setObjectName(QStringLiteral("consoleInput"));
    m_input->setAccessibleName(tr("Client request"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_output, 1);
    layout->addWidget(m_input);

    connect(requests, &ClientRequests::sent, this, [this](quint64 operation, const QString &line) {
        say(tr("%1  %2").arg(operation, 3).arg(line.trimmed()));
    });
    connect(requests, &ClientRequests::answered, this,
            [this](quint64 operation, const QString &, const QString &answer) {
                say(tr("%1  → %2").arg(operation, 3).arg(answer));
            });
    connect(requests, &ClientRequests::refused, this, [this](const QString &line, const QString &sentence) {
        say(tr("  –  %1\n     → %2").arg(line.trimmed(), sentence));
    });
    connect(session, &Session::clusterReplaced, m_output, &QPlainTextEdit::clear);
}

void ConsoleWidget::setTheme(const Theme &theme)
{
    m_output->setFont(theme.monospace(9.5));
    m_input->setFont(theme.monospace(10));
}

void ConsoleWidget::focusInput()
{
    m_input->setFocus(Qt::ShortcutFocusReason);
    m_input->selectAll();
}

QString ConsoleWidget::transcript() const
{
    return m_output->toPlainText();
}

void ConsoleWidget::say(const QString &line)
{
    m_output->appendPlainText(line);
}

} // namespace raftarium

#include "app/window/command_palette.h"

#include "app/session/time_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int paletteWidth = 520;
constexpr int paletteHeight = 380;
constexpr int actionRole = Qt::UserRole;
constexpr int timeRole = Qt::UserRole + 1;

/// Whether every word of `wanted` occurs in `text`.
bool matches(const QString &text, const QString &wanted)
{
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(Session *session, Actions *actions, QWidget *over)
    : QFrame(over), m_session(session), m_actions(actions), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Command"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::accept);
    hide();
}

void CommandPalette::setTheme(const Theme &theme)
{
    m_field->setFont(theme.font(11));
    m_list->setFont(theme.font(10));
}

void CommandPalette::open(const QString &what)
{
    m_focusBefore = QApplication::focusWidget();
    m_field->setPlaceholderText(what);
    m_field->clear();
    fill();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    m_list->clear();
    const QString wanted = m_field->text().trimmed();
    if (const auto time = parseTime(wanted)) {
        auto *item = new QListWidgetItem(tr("Go to t = %1").arg(timeText(*time)), m_list);
        item->setData(timeRole, static_cast<qlonglong>(time->count()));
    }
    // What can be done comes first.
    QList<QAction *> actions = m_actions->all();
    std::stable_partition(actions.begin(), actions.end(),
                          [](const QAction *action) { return action->isEnabled(); });
    for (const QAction *action : std::as_const(actions)) {
        if (!matches(action->text(), wanted))
            continue;
        QString text = action->text();
        if (!action->shortcut().isEmpty())
            text += QStringLiteral("    ") + action->shortcut().toString(QKeySequence::NativeText);
        const QString reason = action->isEnabled() ? QString() : m_actions->obstacle(action->objectName());
        if (!reason.isEmpty())
            text += QStringLiteral("  –  ") + reason;
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(actionRole, action->objectName());
        if (!action->isEnabled())
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    }
    m_list->setCurrentRow(0);
    fit();
}

/// As high as what is listed needs, up to a limit.
void CommandPalette::fit()
{
    const QWidget *over = parentWidget();
    const int width = std::min(paletteWidth, over->width() - 40);
    const int row = m_list->count() > 0 ? m_list->sizeHintForRow(0) : 0;
    const int wanted = m_field->sizeHint().height() + 30 + row * m_list->count();
    setGeometry((over->width() - width) / 2, 90, width,
                std::min({wanted, paletteHeight, over->height() - 120}));
}

void CommandPalette::accept()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QVariant time = item->data(timeRole);
    const QString name = item->data(actionRole).toString();
    close();
    if (time.isValid())
        m_session->seekTime(raft::Time(time.toLongLong()));
    else if (m_actions->action(name)->isEnabled())
        m_actions->action(name)->trigger();
    else
        emit m_actions->refused(m_actions->obstacle(name));
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    else
        parentWidget()->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        hide();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
        // A field lets Enter pass on; it would reach whatever has the focus then.
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            accept();
            return true;
        }
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_list->currentRow() + (key == Qt::Key_Up ? -1 : 1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace raftarium

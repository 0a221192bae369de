#include "app/window/command_palette.h"

#include "app/session/time_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int paletteWidth = 520;
constexpr int paletteHeight = 380;
constexpr int actionRole = Qt::UserRole;
constexpr int timeRole = Qt::UserRole + 1;
constexpr int eventRole = Qt::UserRole + 2;
constexpr int keyRole = Qt::UserRole + 3;

/// Whether every word of `wanted` occurs in `text`.
bool matches(const QString &text, const QString &wanted)
{
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Writes the key of a command at the right end of its row.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString key = index.data(keyRole).toString();
        QStyleOptionViewItem command = option;
        initStyleOption(&command, index);
        const int room = key.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(key) + 2 * margin;
        command.text = option.fontMetrics.elidedText(command.text, Qt::ElideRight,
                                                     option.rect.width() - room - 2 * margin);
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &command, painter, command.widget);
        const bool chosen = option.state & QStyle::State_Selected;
        const bool possible = index.data(possibleRole).toBool();
        painter->setPen(option.palette.color(possible ? QPalette::Normal : QPalette::Disabled,
                                             chosen ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, key);
    }

    static constexpr int possibleRole = keyRole + 1;

private:
    static constexpr int margin = 10;
};

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
    m_list->setItemDelegate(new CommandDelegate(m_list));
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

void CommandPalette::open()
{
    openWith(m_session->view().byHand ? tr("What shall be done? (a number goes to that event)")
                                      : tr("What shall be done? (a time goes there)"),
             true);
}

void CommandPalette::openForInstant()
{
    openWith(m_session->view().byHand ? tr("Go to which event? For example 12")
                                      : tr("Go to which time? For example 12.5s"),
             false);
}

void CommandPalette::openWith(const QString &what, bool listsCommands)
{
    m_listsCommands = listsCommands;
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
    addInstant(wanted);
    if (m_listsCommands)
        addCommands(wanted);
    if (m_list->count() == 0 && !wanted.isEmpty())
        addNothingFound();
    m_list->setVisible(m_list->count() > 0);
    m_list->setCurrentRow(0);
    fit();
}

void CommandPalette::addInstant(const QString &wanted)
{
    if (m_session->view().byHand) {
        bool isNumber = false;
        const uint event = wanted.toUInt(&isNumber);
        if (!isNumber)
            return;
        auto *item = new QListWidgetItem(tr("Go to event %1").arg(event), m_list);
        item->setData(eventRole, event);
        item->setData(CommandDelegate::possibleRole, true);
    } else if (const auto time = parseTime(wanted)) {
        auto *item = new QListWidgetItem(tr("Go to t = %1").arg(timeText(*time)), m_list);
        item->setData(timeRole, static_cast<qlonglong>(time->count()));
        item->setData(CommandDelegate::possibleRole, true);
    }
}

void CommandPalette::addNothingFound()
{
    const QString words = m_listsCommands            ? tr("No command is called that")
                          : m_session->view().byHand ? tr("That is no number of an event")
                                                     : tr("That is no time, such as 12.5s or 300ms");
    auto *item = new QListWidgetItem(words, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void CommandPalette::addCommands(const QString &wanted)
{
    // What can be done comes first.
    QList<QAction *> actions = m_actions->all();
    std::stable_partition(actions.begin(), actions.end(),
                          [](const QAction *action) { return action->isEnabled(); });
    for (const QAction *action : std::as_const(actions)) {
        if (!matches(action->text(), wanted))
            continue;
        QString text = action->text();
        const QString reason = action->isEnabled() ? QString() : m_actions->obstacle(action->objectName());
        if (!reason.isEmpty())
            text += QStringLiteral("  –  ") + reason;
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(actionRole, action->objectName());
        item->setData(keyRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(CommandDelegate::possibleRole, action->isEnabled());
        if (!action->isEnabled())
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    }
}

/// As high as what is listed needs, up to a limit; no row is cut.
void CommandPalette::fit()
{
    const QWidget *over = parentWidget();
    const int width = std::min(paletteWidth, over->width() - 40);
    const int row = m_list->count() > 0 ? m_list->sizeHintForRow(0) : 0;
    const int room = std::min(paletteHeight, over->height() - 120) - m_field->sizeHint().height() - 30;
    const int rows = row > 0 ? std::clamp(room / row, 1, m_list->count()) : 0;
    m_list->setFixedHeight(rows * row + 2 * m_list->frameWidth());
    layout()->activate();
    setGeometry((over->width() - width) / 2, 90, width, layout()->sizeHint().height());
}

void CommandPalette::accept()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QVariant time = item->data(timeRole);
    const QVariant event = item->data(eventRole);
    const QString name = item->data(actionRole).toString();
    close();
    if (time.isValid())
        m_session->seekTime(raft::Time(time.toLongLong()));
    else if (event.isValid())
        m_session->seekEvent(event.toUInt());
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

#include "app/window/command_palette.h"

#include "app/keys/digit_key.h"
#include "app/session/time_text.h"
#include "app/window/palette_match.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int paletteWidth = 520;
constexpr int paletteHeight = 380;
constexpr int keyRole = Qt::UserRole;
constexpr int possibleRole = Qt::UserRole + 1;

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
    openWith(Mode::Commands, tr("Type a command, a time or an event number"), {});
}

void CommandPalette::openForInstant()
{
    openWith(Mode::Instant,
             m_session->view().manual ? tr("Go to which event? For example 12")
                                      : tr("Go to which time or event? For example 12.5s, or 340"),
             {});
}

void CommandPalette::askForName(const QString &question, const QString &proposal,
                                const std::function<void(const QString &)> &named)
{
    m_named = named;
    openWith(Mode::Name, question, proposal);
}

void CommandPalette::openWith(Mode mode, const QString &question, const QString &text)
{
    m_mode = mode;
    m_focusBefore = QApplication::focusWidget();
    m_field->setPlaceholderText(question);
    m_field->setAccessibleName(question);
    m_field->setText(text);
    m_field->selectAll();
    fill();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    const QString typed = m_field->text().trimmed();
    m_rows.clear();
    if (m_mode == Mode::Name)
        m_rows.push_back({m_field->placeholderText(), {}, false, {}});
    else
        m_rows = instants(typed);
    if (m_mode == Mode::Commands)
        for (Row &row : commands(typed))
            m_rows.push_back(std::move(row));
    if (m_rows.empty() && !typed.isEmpty())
        m_rows.push_back({nothingFound(), {}, false, {}});
    showRows();
}

void CommandPalette::showRows()
{
    m_list->clear();
    for (const Row &row : m_rows) {
        auto *item = new QListWidgetItem(row.text, m_list);
        item->setData(keyRole, row.keys);
        item->setData(possibleRole, row.isPossible);
        if (!row.isPossible)
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
        if (!row.choose)
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setVisible(m_list->count() > 0);
    m_list->setCurrentRow(0);
    fit();
}

/// A number names an event, and a time as well where there is a clock.
std::vector<CommandPalette::Row> CommandPalette::instants(const QString &typed) const
{
    std::vector<Row> rows;
    if (const auto time = parseTime(typed); time && !m_session->view().manual)
        rows.push_back({tr("Go to t = %1").arg(timeText(*time)), {}, true, [this, time = *time] {
                            m_session->seekTime(time);
                        }});
    bool isNumber = false;
    const uint event = typed.toUInt(&isNumber);
    if (isNumber)
        rows.push_back(
            {tr("Go to event %1").arg(event), {}, true, [this, event] { m_session->seekEvent(event); }});
    return rows;
}

/// The best matches first; among equals what can be done now.
std::vector<CommandPalette::Row> CommandPalette::commands(const QString &typed) const
{
    struct Match {
        int rank;
        Row row;
    };
    std::vector<Match> matches;
    for (const Command &command : m_actions->offered()) {
        const QString title = command.topic.isEmpty() ? command.title : command.topic + u' ' + command.title;
        if (const auto rank = paletteRank(title, command.synonyms, typed))
            matches.push_back({*rank, rowOf(command)});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        return std::pair(a.rank, !a.row.isPossible) < std::pair(b.rank, !b.row.isPossible);
    });
    std::vector<Row> rows;
    for (Match &match : matches)
        rows.push_back(std::move(match.row));
    return rows;
}

CommandPalette::Row CommandPalette::rowOf(const Command &command) const
{
    const Plan plan = command.plan();
    Row row;
    row.text = command.topic.isEmpty() ? command.title : command.topic + QStringLiteral(": ") + command.title;
    row.isPossible = plan.isPossible();
    if (!row.isPossible)
        row.text += QStringLiteral("  –  ") + plan.reason();
    if (!command.keys.isEmpty())
        row.keys = keysText(command.keys.first());
    row.choose = [actions = m_actions, command] { actions->carryOut(command); };
    return row;
}

QString CommandPalette::nothingFound() const
{
    if (m_mode == Mode::Commands)
        return tr("There is no command of that name");
    return m_session->view().manual
               ? tr("That is no number of an event")
               : tr("That is no time, such as 12.5s or 300ms, and no number of an event");
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
    if (m_mode == Mode::Name) {
        const auto named = std::exchange(m_named, {});
        const QString name = m_field->text().trimmed();
        close();
        if (named && !name.isEmpty())
            named(name);
        return;
    }
    const int row = m_list->currentRow();
    if (row < 0 || !m_rows[static_cast<std::size_t>(row)].choose)
        return;
    const std::function<void()> choose = m_rows[static_cast<std::size_t>(row)].choose;
    close();
    choose();
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    else
        parentWidget()->setFocus();
}

/// A field lets these keys pass on: they would reach whatever has the focus then.
bool CommandPalette::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: accept(); return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int row = m_list->currentRow() + (key == Qt::Key_Up ? -1 : 1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    default: return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        hide();
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

} // namespace raftarium

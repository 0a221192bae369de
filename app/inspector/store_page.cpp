#include "app/inspector/store_page.h"

#include "app/inspector/facts_view.h"
#include "app/inspector/node_facts.h"
#include "app/inspector/operation_facts.h"
#include "app/inspector/read_story.h"
#include "app/inspector/store_model.h"
#include "app/inspector/wording.h"
#include "app/inspector/write_story.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace raftarium {

/// Paints a value of the table: what differs stands out by ≠, weight and a frame; colour plays no part.
class StoreCellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *model = static_cast<const StoreModel *>(index.model());
        const bool different = model->differs(index.row(), index.column());
        const QString text = index.data().toString();
        const bool saysNothing =
            model->crashed(index.column()) || (!different && !model->holds(index.row(), index.column()));
        const QFont font = m_theme.monospace(9, different ? QFont::DemiBold : QFont::Normal);
        const QRectF cell(option.rect);
        painter->save();
        painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), m_theme.border);
        if (different) {
            painter->setPen(QPen(m_theme.text, 1, Qt::DashLine));
            painter->drawRect(cell.adjusted(2.5, 2.5, -2.5, -3.5));
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(m_theme.accent, 1));
            painter->drawRect(cell.adjusted(0.5, 0.5, -0.5, -1.5));
        }
        painter->setFont(font);
        painter->setPen(saysNothing ? m_theme.mutedText : m_theme.text);
        const QRectF place = cell.adjusted(7, 0, -5, 0);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QFontMetricsF metrics(m_theme.monospace(9, QFont::DemiBold));
        const QString text = index.data().toString();
        return {qRound(metrics.horizontalAdvance(text)) + 14, qRound(metrics.height()) + 10};
    }

private:
    Theme m_theme = Theme::light();
};

namespace {

constexpr int narrowestColumn = 46;
constexpr int widestColumn = 120;
constexpr int widestKey = 130;

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setContentsMargins(14, 10, 14, 4);
    label->setMinimumWidth(0);
    return label;
}

Fact heading(const QString &key, const QString &text)
{
    Fact fact;
    fact.shape = Fact::Shape::Section;
    fact.key = key;
    fact.label = text;
    return fact;
}

} // namespace

StorePage::StorePage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_model(new StoreModel(this)), m_table(new QTableView(this)),
      m_heading(makeHeading({}, this)), m_operationsHeading(makeHeading(tr("Clients"), this)),
      m_operations(new FactsView(this)), m_delegate(new StoreCellDelegate(this))
{
    m_table->setObjectName(QStringLiteral("storeTable"));
    m_table->setAccessibleName(tr("Contents of the stores"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setStyleSheet(
        QStringLiteral("QTableCornerButton::section { background: transparent; border: none; }"));
    m_operations->setObjectName(QStringLiteral("operations"));
    m_operations->setAccessibleName(tr("Client operations"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addWidget(m_table, 3);
    layout->addWidget(m_operationsHeading);
    layout->addWidget(m_operations, 2);
    setFocusProxy(m_table);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StorePage::fitTable);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &StorePage::fitTable);
    connect(m_operations, &FactsView::factActivated, this, [this](const Fact &fact) {
        if (fact.event != 0)
            goTo(fact.event);
        else if (fact.shape == Fact::Shape::Step)
            toggle(fact.key.toULongLong());
    });
}

void StorePage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_operations->setTheme(theme);
    const QFont strong = theme.font(9.5, QFont::DemiBold);
    m_heading->setFont(strong);
    m_operationsHeading->setFont(strong);
    m_table->horizontalHeader()->setFont(theme.monospace(9, QFont::DemiBold));
    m_table->verticalHeader()->setFont(theme.monospace(9));
    m_table->verticalHeader()->setDefaultSectionSize(qRound(QFontMetricsF(theme.monospace(9)).height()) + 10);
    fitTable();
}

void StorePage::fitTable()
{
    const QFontMetrics keys(m_table->verticalHeader()->font());
    int widest = 40;
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(
            widest,
            keys.horizontalAdvance(m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString()) + 24);
    m_table->verticalHeader()->setFixedWidth(std::min(widest, widestKey));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int width = narrowestColumn;
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = std::max(width, m_delegate->sizeHint({}, m_model->index(row, column)).width());
        m_table->setColumnWidth(column, std::min(width, widestColumn));
    }
    // No higher than its rows: what is left belongs to the clients.
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setMaximumHeight(rows + m_table->horizontalHeader()->sizeHint().height() + 14);
}

void StorePage::refresh()
{
    openSelected();
    m_model->setView(session().view());
    const std::size_t keys = m_model->keyCount();
    const auto shown = static_cast<std::size_t>(m_model->rowCount());
    QString text = keys == 0
                       ? tr("Stores are empty")
                       : tr("Stores · %1 keys", nullptr, static_cast<int>(keys)).arg(wording::count(keys));
    if (shown < keys)
        text += tr(", the first %1 shown").arg(wording::count(shown));
    m_heading->setText(text);
    const raft::ClusterView &view = session().view();
    const auto selected = session().selectedServer();
    const raft::ServerView *server = selected ? view.server(*selected) : nullptr;
    if (server == nullptr)
        server = defaultServer(view);
    Facts facts = server ? sessionFacts(*server) : Facts();
    const Facts operations = operationFacts(view, m_open, m_story);
    // Of what follows each part has its own heading, if there are two.
    m_operationsHeading->setVisible(facts.empty());
    if (!facts.empty() && !operations.empty())
        facts.push_back(heading(QStringLiteral("requests"), tr("Requests")));
    facts.insert(facts.end(), operations.begin(), operations.end());
    m_operations->setFacts(std::move(facts));
    m_operationsHeading->setText(
        session().view().operations.empty() ? tr("No client has asked for anything yet") : tr("Clients"));
}

void StorePage::forget()
{
    m_open = 0;
    m_story.clear();
}

/// Whose call becomes selected, opens.
void StorePage::openSelected()
{
    if (std::exchange(m_selected, session().selection()) == session().selection())
        return;
    const auto *selected = std::get_if<SelectedEvent>(&m_selected);
    if (selected == nullptr || selected->event == 0 || selected->event > session().events().size())
        return;
    const raft::Event event = session().events()[selected->event];
    if (event.kind == raft::EventKind::OperationCalled && event.subject != m_open)
        toggle(event.subject);
}

/// To a step of the way that an operation took.
void StorePage::goTo(raft::EventNumber event)
{
    session().seekEvent(event);
    session().select(SelectedEvent{event});
}

/// What is shown of an operation when it is opened; nothing while there is nothing to show.
Facts StorePage::storyOf(const raft::Operation &operation) const
{
    const bool isRead =
        operation.kind == raft::OperationKind::Read || operation.kind == raft::OperationKind::Get;
    if (!isRead)
        return writeStory(session().cluster(), operation, session().events().size());
    if (operation.outcome != raft::OperationOutcome::Done)
        return {};
    Fact story = proseFact(QStringLiteral("story"), readStory(session().cluster(), operation));
    story.indented = true;
    return {story};
}

/// Opens an operation, or closes it.
void StorePage::toggle(raft::OperationId operation)
{
    const std::optional<raft::Operation> found = session().cluster().operation(operation);
    const bool opens = found && operation != m_open && session().cluster().capabilities().timeTravel;
    m_story = opens ? storyOf(*found) : Facts();
    m_open = m_story.empty() ? 0 : operation;
    refresh();
}

} // namespace raftarium

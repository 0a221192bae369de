#include "app/traces/columns_panel.h"

#include "app/session/server_name.h"
#include "app/traces/server_diff.h"
#include "app/traces/shown_trace.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr qint64 searchBudgetMs = 20; ///< Between two looks at what else is to be done.

QTableView *newTable(ColumnsModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(QStringLiteral("columnsTable"));
    table->setAccessibleName(ColumnsPanel::tr("Events, a column for each server"));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle); // Long names begin alike.
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    return table;
}

QToolButton *newButton(const QString &text, const QString &help, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(help);
    button->setAccessibleName(help);
    return button;
}

} // namespace

ColumnsPanel::ColumnsPanel(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new ColumnsModel(session, this)),
      m_table(newTable(m_model, this)), m_head(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_change(new QLabel(this)), m_search(new QLineEdit(this)), m_found(new QLabel(this))
{
    setObjectName(QStringLiteral("columnsPanel"));
    m_change->setObjectName(QStringLiteral("columnsChange"));
    m_change->setTextFormat(Qt::PlainText);
    m_change->setWordWrap(true);
    m_change->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_search->setObjectName(QStringLiteral("columnsSearch"));
    m_search->setPlaceholderText(tr("Find in the text"));
    m_search->setAccessibleName(tr("Find in the text"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    m_found->setTextFormat(Qt::PlainText);
    auto *next =
        newButton(QStringLiteral("↓"), tr("The next row that holds it"), QStringLiteral("columnsNext"), this);
    auto *previous = newButton(QStringLiteral("↑"), tr("The row before that holds it"),
                               QStringLiteral("columnsPrevious"), this);
    auto *copied = new QAction(tr("Copy"), m_table);
    copied->setObjectName(QStringLiteral("columnsCopy"));
    m_table->addAction(copied);
    m_table->installEventFilter(this);
    auto *search = new QHBoxLayout;
    search->addWidget(m_found);
    search->addWidget(m_search);
    search->addWidget(previous);
    search->addWidget(next);
    m_head->setContentsMargins(10, 6, 10, 4);
    m_head->addWidget(m_change, 1);
    m_head->addLayout(search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_head);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    m_searching.setInterval(0);
    connect(&m_searching, &QTimer::timeout, this, &ColumnsPanel::goOnSearching);
    connect(copied, &QAction::triggered, this, &ColumnsPanel::copy);
    connect(next, &QToolButton::clicked, this, &ColumnsPanel::findNext);
    connect(previous, &QToolButton::clicked, this, &ColumnsPanel::findPrevious);
    connect(m_search, &QLineEdit::returnPressed, this, &ColumnsPanel::findNext);
    connect(m_search, &QLineEdit::textChanged, m_found, &QLabel::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) { chooseRow(row.row()); });
    connect(m_model, &QAbstractItemModel::modelReset, m_table, &QTableView::clearSpans);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ColumnsPanel::spanNotes);
    connect(session, &Session::clusterReplaced, this, &ColumnsPanel::reset);
    connect(session, &Session::viewChanged, this, &ColumnsPanel::refresh);
    connect(session, &Session::selectionChanged, this, &ColumnsPanel::refresh);
}

void ColumnsPanel::setTheme(const Theme &theme)
{
    m_table->setFont(theme.monospace(9));
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() + 4);
    QPalette muted = m_found->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_found->setPalette(muted);
    spreadColumns();
}

QString ColumnsPanel::change() const
{
    return m_change->text();
}

/// The window copies what is selected in the run by the same keys; in the table they are the table's.
bool ColumnsPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_table || !isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copy();
    return true;
}

void ColumnsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reset();
}

void ColumnsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int letters = 75; // Of the search, and of a line of what changed that is worth reading.
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * letters;
    m_head->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    spreadColumns();
    spanNotes();
}

/// What is of no server goes across the columns of all of them. Only of the rows in sight: a run may have
/// a million.
void ColumnsPanel::spanNotes()
{
    const int columns = m_model->columnCount();
    const int first = m_table->rowAt(0);
    if (!isVisible() || first < 0 || columns < 2)
        return;
    const int lowest = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = lowest < 0 ? m_model->rowCount() - 1 : lowest;
    for (int row = first; row <= last; ++row)
        if (m_model->columnOf(m_model->eventOf(row)) == 0 && m_table->columnSpan(row, 0) != columns)
            m_table->setSpan(row, 0, 1, columns);
}

/// As wide as the place in the run needs, then alike for every server, and never too narrow to be read.
void ColumnsPanel::spreadColumns()
{
    const int columns = m_model->columnCount();
    if (!isVisible() || columns < 2) // While it is hidden the rows may be of a run that is gone.
        return;
    const QFontMetrics metrics(m_table->font());
    const int first =
        metrics.horizontalAdvance(m_model->rowCount() > 0
                                      ? m_model->placeOf(m_model->eventOf(m_model->rowCount() - 1))
                                      : QString()) +
        24;
    const int least = metrics.averageCharWidth() * 28;
    const int room = m_table->viewport()->width() - first;
    m_table->setColumnWidth(0, first);
    for (int column = 1; column < columns; ++column)
        m_table->setColumnWidth(column, std::max(least, room / (columns - 1)));
}

void ColumnsPanel::reset()
{
    m_searching.stop();
    m_found->clear();
    if (!isVisible())
        return;
    const QScopedValueRollback choosing(m_isChoosing, true);
    m_model->reset();
    spreadColumns();
    refresh();
}

void ColumnsPanel::refresh()
{
    if (!isVisible())
        return;
    m_model->update();
    showInstant();
    spanNotes();
    showChange();
}

/// The row of the event that is selected, or else of the instant shown.
void ColumnsPanel::showInstant()
{
    const auto *selected = std::get_if<SelectedEvent>(&m_session->selection());
    const raft::EventNumber event = selected != nullptr ? selected->event : m_session->shownEvent();
    const int row = m_model->rowOf(event);
    if (row < 0 || row >= m_model->rowCount() || row == m_table->currentIndex().row())
        return;
    const QScopedValueRollback choosing(m_isChoosing, true);
    const QModelIndex index = m_model->index(row, m_model->columnOf(event));
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void ColumnsPanel::showChange()
{
    const raft::Cluster &cluster = m_session->cluster();
    const raft::EventNumber shown = m_session->shownEvent();
    raft::NodeId server = m_session->selectedServer().value_or(raft::NodeId{});
    if (server == raft::NodeId{} && shown > 0)
        server = {m_session->events()[shown].server};
    if (server == raft::NodeId{} || !cluster.capabilities().timeTravel) {
        m_change->setText(tr("Select a server to see what changed for it."));
        return;
    }
    const ServerSteps steps = stepsOf(cluster, server, shown);
    if (steps.latest == 0) {
        m_change->setText(tr("%1: nothing has happened there yet.").arg(serverName(server)));
        return;
    }
    const raft::ClusterView before = cluster.viewAt(steps.before);
    const raft::ClusterView after = cluster.viewAt(steps.latest);
    QStringList parts;
    if (before.server(server) != nullptr && after.server(server) != nullptr)
        parts = serverDiff(*before.server(server), *after.server(server));
    const QString what = parts.isEmpty() ? tr("nothing changed") : parts.join(QStringLiteral(" · "));
    m_change->setText(steps.before == 0 ? tr("%1 at %2, its first event: %3")
                                              .arg(serverName(server), m_model->placeOf(steps.latest), what)
                                        : tr("%1 at %2, against %3: %4")
                                              .arg(serverName(server), m_model->placeOf(steps.latest),
                                                   m_model->placeOf(steps.before), what));
}

void ColumnsPanel::chooseRow(int row)
{
    if (m_isChoosing || row < 0)
        return;
    const QScopedValueRollback choosing(m_isChoosing, true);
    const raft::EventNumber event = m_model->eventOf(row);
    m_session->select(SelectedEvent{event});
    m_session->seekEvent(event);
}

void ColumnsPanel::copy()
{
    constexpr qsizetype most = 100'000;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows.first(std::min(rows.size(), most)))
        lines << m_model->lineOf(row.row());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ColumnsPanel::findNext()
{
    find(1);
}

void ColumnsPanel::findPrevious()
{
    find(-1);
}

void ColumnsPanel::find(int step)
{
    if (m_search->text().isEmpty() || m_model->rowCount() == 0)
        return;
    m_step = step;
    m_left = m_model->rowCount();
    m_at = m_table->currentIndex().row();
    m_found->setText(tr("searching …"));
    m_searching.start();
}

/// Once around, from the row behind the current one.
void ColumnsPanel::goOnSearching()
{
    QElapsedTimer spent;
    spent.start();
    const int rows = m_model->rowCount();
    for (; m_left > 0; --m_left) {
        m_at = (m_at + m_step + rows) % rows;
        if (m_model->lineOf(m_at).contains(m_search->text(), Qt::CaseInsensitive)) {
            m_searching.stop();
            m_found->clear();
            const QModelIndex found = m_model->index(m_at, m_model->columnOf(m_model->eventOf(m_at)));
            m_table->setCurrentIndex(found);
            m_table->scrollTo(found);
            return;
        }
        if (spent.elapsed() > searchBudgetMs)
            return;
    }
    m_searching.stop();
    m_found->setText(tr("not found"));
}

} // namespace raftarium

#include "app/comparison/comparison_tables.h"

#include "app/comparison/comparison_words.h"
#include "app/session/number_text.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

#include <algorithm>

namespace raftarium {

namespace {

QTableWidget *newTable(const QString &name, int rows, const QStringList &heads)
{
    auto *table = new QTableWidget(rows, static_cast<int>(heads.size()));
    table->setObjectName(name);
    table->setHorizontalHeaderLabels(heads);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

void put(QTableWidget *table, int row, int column, const QString &text, qlonglong meant)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    item->setData(Qt::UserRole, meant);
    table->setItem(row, column, item);
}

QString named(const QString &letter, const ComparedRun &run)
{
    return QStringLiteral("%1 · %2").arg(letter, run.name);
}

} // namespace

ComparisonTables::ComparisonTables(const ComparedRuns &runs, QWidget *parent) : QTabWidget(parent)
{
    setObjectName(QStringLiteral("comparisonTables"));
    setDocumentMode(true);
    addTab(leaderTable(runs), tr("Leaders since then"));
    addTab(entryTable(runs),
           tr("Committed entries that differ: %1").arg(countText(runs.comparison.entriesInAll)));
}

QWidget *ComparisonTables::leaderTable(const ComparedRuns &runs)
{
    const auto &left = runs.comparison.left;
    const auto &right = runs.comparison.right;
    const auto rows = static_cast<int>(std::max(left.size(), right.size()));
    QTableWidget *table = newTable(QStringLiteral("comparedLeaders"), rows,
                                   {named(tr("A"), runs.left), named(tr("B"), runs.right)});
    const auto fill = [table](const std::vector<raft::Leading> &leaders, int column) {
        for (std::size_t row = 0; row < leaders.size(); ++row)
            put(table, static_cast<int>(row), column, leadingText(leaders[row]), leaders[row].from.count());
    };
    fill(left, 0);
    fill(right, 1);
    connect(table, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem *item) {
        emit timeAsked(raft::Time{item->data(Qt::UserRole).toLongLong()});
    });
    connect(table, &QTableWidget::itemClicked, table, &QTableWidget::itemActivated);
    return table;
}

QWidget *ComparisonTables::entryTable(const ComparedRuns &runs)
{
    const auto &entries = runs.comparison.entries;
    QTableWidget *table = newTable(QStringLiteral("comparedEntries"), static_cast<int>(entries.size()),
                                   {tr("Index"), named(tr("A"), runs.left), named(tr("B"), runs.right)});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (std::size_t row = 0; row < entries.size(); ++row) {
        const auto index = static_cast<qlonglong>(entries[row].index.value);
        const auto at = static_cast<int>(row);
        const auto text = [this](const std::string &entry) {
            return entry.empty() ? tr("none committed") : QString::fromStdString(entry);
        };
        put(table, at, 0, QString::number(index), index);
        put(table, at, 1, text(entries[row].left), index);
        put(table, at, 2, text(entries[row].right), index);
    }
    connect(table, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem *item) {
        emit entryAsked(raft::Index{item->data(Qt::UserRole).toULongLong()});
    });
    connect(table, &QTableWidget::itemClicked, table, &QTableWidget::itemActivated);
    return table;
}

} // namespace raftarium

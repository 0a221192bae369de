#include "app/traces/pattern_panel.h"

#include "app/theme/wrapping_row.h"
#include "raftcore/traces/lab_line.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <map>

namespace raftarium {

namespace {

/// The columns of the table, and the names of what stands there in a file of patterns.
enum Column { Lines, Topic, Sentence, Tells, RoleThen, VoteThen, Type, Result, ColumnCount };

QString memberOf(int column)
{
    static const QStringList members{{},
                                     QStringLiteral("topic"),
                                     QStringLiteral("text"),
                                     QStringLiteral("kind"),
                                     QStringLiteral("role"),
                                     QStringLiteral("vote"),
                                     QStringLiteral("type"),
                                     QStringLiteral("result")};
    return members[column];
}

/// What can stand in a column; nothing where anything can.
QStringList wordsOf(int column)
{
    switch (column) {
    case Tells:
        return {QStringLiteral("state"),    QStringLiteral("send"),    QStringLiteral("recv"),
                QStringLiteral("drop"),     QStringLiteral("timeout"), QStringLiteral("commit"),
                QStringLiteral("snapshot"), QStringLiteral("crash"),   QStringLiteral("restart"),
                QStringLiteral("client"),   QStringLiteral("note")};
    case RoleThen:
        return {QString(), QStringLiteral("follower"), QStringLiteral("precandidate"),
                QStringLiteral("candidate"), QStringLiteral("leader")};
    case VoteThen: return {QString(), QStringLiteral("self"), QStringLiteral("other")};
    case Type:
        return {QString(),
                QStringLiteral("RequestVote"),
                QStringLiteral("RequestVoteReply"),
                QStringLiteral("PreVote"),
                QStringLiteral("PreVoteReply"),
                QStringLiteral("AppendEntries"),
                QStringLiteral("Heartbeat"),
                QStringLiteral("AppendEntriesReply"),
                QStringLiteral("InstallSnapshot"),
                QStringLiteral("InstallSnapshotReply")};
    case Result: return {QString(), QStringLiteral("true"), QStringLiteral("false")};
    default: return {};
    }
}

/// Lets a cell be filled with one of the words that can stand there.
class WordDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        const QStringList words = wordsOf(index.column());
        if (words.isEmpty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto *box = new QComboBox(parent);
        box->addItems(words);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentText(index.data(Qt::EditRole).toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentText(), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

QString shown(const QJsonValue &value)
{
    return value.isBool() ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                          : value.toString();
}

QJsonValue kept(int column, const QString &text)
{
    return column == Result ? QJsonValue(text == u"true") : QJsonValue(text);
}

QTableWidget *newTable(const QString &name, const QString &spoken, const QStringList &titles)
{
    auto *table = new QTableWidget(0, static_cast<int>(titles.size()));
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setHorizontalHeaderLabels(titles);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    return table;
}

QTableWidgetItem *newCell(const QString &text, bool editable)
{
    auto *item = new QTableWidgetItem(text);
    if (!editable)
        item->setFlags(item->flags() & ~Qt::ItemIsEditable);
    return item;
}

} // namespace

PatternPanel::PatternPanel(QWidget *parent)
    : QWidget(parent), m_table(newTable(QStringLiteral("patternTable"), tr("Patterns"),
                                        {tr("lines"), tr("topic"), tr("sentence"), tr("kind"),
                                         tr("role then"), tr("vote then"), tr("message"), tr("granted")})),
      m_preview(
          newTable(QStringLiteral("patternPreview"), tr("Lines of the log"), {tr("pattern"), tr("line")})),
      m_split(new QSplitter), m_onlyUntaken(new QCheckBox(tr("Only lines that no pattern matches"))),
      m_outcome(new QLabel), m_apply(new QPushButton(tr("Keep and read again")))
{
    setObjectName(QStringLiteral("patternPanel"));
    m_table->setItemDelegate(new WordDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(Sentence, QHeaderView::Stretch);
    m_preview->horizontalHeader()->setStretchLastSection(true);
    m_preview->verticalHeader()->hide();
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_onlyUntaken->setObjectName(QStringLiteral("patternUntaken"));
    m_outcome->setObjectName(QStringLiteral("patternTold"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    const QString words =
        tr("* stands for anything; {term} {mterm} {other} {prev} {prevterm} {last} {lastterm} "
           "{match} {count} {commit} {applied} {end} {any} take a number or a server.");
    m_outcome->setToolTip(words);
    m_table->horizontalHeaderItem(Sentence)->setToolTip(words);
    m_apply->setObjectName(QStringLiteral("patternApply"));
    auto *add = new QPushButton(tr("Add"));
    add->setObjectName(QStringLiteral("patternAdd"));
    auto *remove = new QPushButton(tr("Remove"));
    remove->setObjectName(QStringLiteral("patternRemove"));
    auto *up = new QPushButton(tr("Up"));
    up->setObjectName(QStringLiteral("patternUp"));
    up->setToolTip(tr("The first pattern that fits a line counts"));
    auto *usual = new QPushButton(tr("Usual table"));
    usual->setObjectName(QStringLiteral("patternUsual"));
    usual->setToolTip(tr("Puts back the patterns that come with the program"));
    m_onlyUntaken->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *buttons = new WrappingRow;
    for (QPushButton *button : {add, remove, up, usual})
        buttons->addWidget(button);
    buttons->addWidget(m_onlyUntaken);
    buttons->addWidget(m_apply);
    m_split->addWidget(m_table);
    m_split->addWidget(m_preview);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_outcome);
    layout->addWidget(m_split, 1);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &PatternPanel::addRow);
    connect(remove, &QPushButton::clicked, this, &PatternPanel::removeRow);
    connect(up, &QPushButton::clicked, this, &PatternPanel::moveUp);
    connect(usual, &QPushButton::clicked, this, &PatternPanel::restore);
    connect(m_onlyUntaken, &QCheckBox::toggled, this, &PatternPanel::refresh);
    connect(m_table, &QTableWidget::itemChanged, this, &PatternPanel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PatternPanel::refresh);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (const std::optional<raft::LabPatterns> table = patterns())
            emit applied(*table);
    });
}

/// Beside each other in a low panel, where above each other neither table would have a row.
void PatternPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int rows = QFontMetrics(m_table->font()).height() * 18;
    m_split->setOrientation(height() < rows && width() > height() ? Qt::Horizontal : Qt::Vertical);
    setMinimumHeight(layout()->minimumHeightForWidth(width())); // The buttons take more rows in a narrow one.
}

void PatternPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (QTableWidget *table : {m_table, m_preview}) {
        table->setFont(theme.monospace(9));
        table->verticalHeader()->setDefaultSectionSize(QFontMetrics(table->font()).height() + 6);
    }
    const int letter = QFontMetrics(m_table->font()).averageCharWidth();
    m_preview->setColumnWidth(0, letter * 9);
    for (const auto &[column, letters] : std::map<int, int>{
             {Lines, 7}, {Topic, 8}, {Tells, 10}, {RoleThen, 13}, {VoteThen, 11}, {Type, 21}, {Result, 9}})
        m_table->setColumnWidth(column, letter * letters);
    refresh();
}

void PatternPanel::setLog(const QStringList &lines, const raft::LabPatterns &patterns, const QString &kept)
{
    m_lines = lines;
    m_apply->setToolTip(tr("Writes the table to %1 and reads the log with it").arg(kept));
    fill(patterns);
}

void PatternPanel::fill(const raft::LabPatterns &patterns)
{
    const QJsonArray rows = QJsonDocument::fromJson(QByteArray::fromStdString(patterns.write()))
                                .object()[QStringLiteral("patterns")]
                                .toArray();
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_table->setRowCount(static_cast<int>(rows.size()));
        for (int row = 0; row < m_table->rowCount(); ++row) {
            m_table->setItem(row, Lines, newCell({}, false));
            for (int column = Topic; column < ColumnCount; ++column)
                m_table->setItem(row, column, newCell(shown(rows[row].toObject()[memberOf(column)]), true));
        }
    }
    refresh();
}

/// Above the current row: a pattern that is more special comes first.
void PatternPanel::addRow()
{
    const int row = std::max(0, m_table->currentRow());
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_table->insertRow(row);
        m_table->setItem(row, Lines, newCell({}, false));
        for (int column = Topic; column < ColumnCount; ++column)
            m_table->setItem(row, column,
                             newCell(column == Tells ? wordsOf(Tells).front() : QString(), true));
    }
    m_table->setCurrentCell(row, Sentence);
    refresh();
    m_table->editItem(m_table->item(row, Sentence));
}

void PatternPanel::removeRow()
{
    if (m_table->currentRow() >= 0)
        m_table->removeRow(m_table->currentRow());
    refresh();
}

void PatternPanel::moveUp()
{
    const int row = m_table->currentRow();
    if (row <= 0)
        return;
    {
        const QScopedValueRollback filling(m_isFilling, true);
        for (int column = 0; column < ColumnCount; ++column) {
            QTableWidgetItem *lower = m_table->takeItem(row, column);
            m_table->setItem(row, column, m_table->takeItem(row - 1, column));
            m_table->setItem(row - 1, column, lower);
        }
    }
    m_table->setCurrentCell(row - 1, m_table->currentColumn());
    refresh();
}

void PatternPanel::restore()
{
    fill(raft::LabPatterns::usual());
}

QString PatternPanel::json() const
{
    QJsonArray rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QJsonObject pattern;
        for (int column = Topic; column < ColumnCount; ++column)
            if (const QString text = m_table->item(row, column)->text().trimmed(); !text.isEmpty())
                pattern[memberOf(column)] = kept(column, text);
        rows.append(pattern);
    }
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("patterns"), rows}}).toJson());
}

std::optional<raft::LabPatterns> PatternPanel::patterns() const
{
    return raft::LabPatterns::read(json().toStdString(), nullptr);
}

QString PatternPanel::problem() const
{
    std::string wrong;
    raft::LabPatterns::read(json().toStdString(), &wrong);
    return QString::fromStdString(wrong);
}

void PatternPanel::refresh()
{
    if (m_isFilling)
        return;
    const std::optional<raft::LabPatterns> table = patterns();
    m_apply->setEnabled(table.has_value());
    if (table)
        preview(*table);
    else
        m_outcome->setText(tr("✕ %1").arg(problem()));
}

void PatternPanel::preview(const raft::LabPatterns &patterns)
{
    const QScopedValueRollback filling(m_isFilling, true);
    std::vector<int> taken(static_cast<std::size_t>(m_table->rowCount()));
    int untaken = 0;
    int foreign = 0;
    raft::ServerNames names;
    m_preview->setRowCount(0);
    QColor marked = m_theme.selection;
    marked.setAlphaF(0.22F);
    for (const QString &line : std::as_const(m_lines)) {
        const std::string text = line.toStdString();
        const std::optional<raft::LabLine> lab = raft::labLineOf(text, names);
        const auto server = lab ? names.idOf(lab->server) : std::nullopt;
        const auto match = server ? patterns.match(*lab, *server, names) : std::nullopt;
        foreign += server ? 0 : 1;
        untaken += server && !match ? 1 : 0;
        if (match && match->first < taken.size())
            ++taken[match->first];
        if (m_onlyUntaken->isChecked() && (match || !server))
            continue;
        const int row = m_preview->rowCount();
        m_preview->insertRow(row);
        const QString number = match    ? QString::number(match->first + 1)
                               : server ? QStringLiteral("–")
                                        : QString();
        m_preview->setItem(row, 0, newCell(number, false));
        m_preview->setItem(row, 1, newCell(line, false));
        if (match && static_cast<int>(match->first) == m_table->currentRow())
            for (const int column : {0, 1})
                m_preview->item(row, column)->setBackground(marked);
    }
    for (int row = 0; row < m_table->rowCount(); ++row)
        m_table->item(row, Lines)->setText(QString::number(taken[static_cast<std::size_t>(row)]));
    m_outcome->setText(tr("Of the first %1 lines, %2 match a pattern, %3 match none, and %4 name no server.")
                           .arg(m_lines.size())
                           .arg(m_lines.size() - untaken - foreign)
                           .arg(untaken)
                           .arg(foreign));
}

} // namespace raftarium

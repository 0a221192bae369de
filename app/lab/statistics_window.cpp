#include "app/lab/statistics_window.h"

#include "app/lab/svg_view.h"
#include "app/session/hazard_text.h"
#include "app/session/number_text.h"
#include "app/theme/window_size.h"
#include "raftcore/cluster/election_hazard.h"
#include "raftcore/statistics/elections_csv.h"

#include <QBuffer>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <tuple>

namespace raftarium {

namespace {

constexpr int usualElections = 2000;
constexpr int mostStudiedElections = 1'000'000;
constexpr QSize usualSize(980, 640);

QString quantileText(std::optional<raft::Time> time)
{
    return time ? QStringLiteral("%1 ms").arg(decimalText(static_cast<double>(time->count()) / 1000, 1))
                : QStringLiteral("—");
}

QString shareText(double share)
{
    return QStringLiteral("%1 %").arg(decimalText(share * 100, 1));
}

/// A row of the table.
struct Row {
    QString name;
    QString (*text)(const raft::ElectionFigures &figures);
};

QList<Row> rows()
{
    using Figures = raft::ElectionFigures;
    return {
        {StatisticsWindow::tr("Elections"), [](const Figures &f) { return QString::number(f.elections()); }},
        {StatisticsWindow::tr("Without a leader"),
         [](const Figures &f) { return QString::number(f.failed()); }},
        {StatisticsWindow::tr("Median"), [](const Figures &f) { return quantileText(f.timeOf(0.5)); }},
        {StatisticsWindow::tr("Mean"),
         [](const Figures &f) {
             return quantileText(f.times().empty() ? std::nullopt : std::optional(f.meanTime()));
         }},
        {StatisticsWindow::tr("10 % within"), [](const Figures &f) { return quantileText(f.timeOf(0.1)); }},
        {StatisticsWindow::tr("90 % within"), [](const Figures &f) { return quantileText(f.timeOf(0.9)); }},
        {StatisticsWindow::tr("99 % within"), [](const Figures &f) { return quantileText(f.timeOf(0.99)); }},
        {StatisticsWindow::tr("Longest"), [](const Figures &f) { return quantileText(f.timeOf(1)); }},
        {StatisticsWindow::tr("More than one term"),
         [](const Figures &f) { return shareText(f.splitShare()); }},
        {StatisticsWindow::tr("Most terms"), [](const Figures &f) { return QString::number(f.mostTerms()); }},
        {StatisticsWindow::tr("Messages, mean"),
         [](const Figures &f) { return decimalText(f.meanMessages(), 1); }},
    };
}

/// What a setting keeps from working, and whether it keeps it from being tried.
QString problemText(const raft::ElectionSetting &setting)
{
    const raft::ClusterSetup &cluster = setting.cluster;
    const auto hazard = raft::electionHazard(cluster.server, cluster.network, cluster.diskMin,
                                             cluster.diskMax, cluster.voters.size());
    if (hazard)
        return (hazard->prevents() ? QStringLiteral("✕ ") : QString()) + hazardText(*hazard);
    return QString::fromStdString(raft::problemOf(setting));
}

} // namespace

StatisticsWindow::StatisticsWindow(Export save, QWidget *parent)
    : QDialog(parent), m_export(std::move(save)), m_study(new ElectionStudy(this)),
      m_compare(new QCheckBox(tr("Compare"))), m_elections(new QSpinBox), m_seed(new QSpinBox),
      m_hazards(new QLabel), m_bar(new QProgressBar), m_picture(new SvgView), m_table(new QTableWidget)
{
    setObjectName(QStringLiteral("statisticsWindow"));
    setWindowTitle(tr("Statistics of elections"));
    setModal(false);
    auto *halves = new QHBoxLayout(this);
    halves->setContentsMargins(14, 12, 14, 12);
    halves->setSpacing(14);
    halves->addWidget(makeForm());
    halves->addWidget(makePicture(), 1);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    connect(m_picture, &SvgView::resized, this, &StatisticsWindow::drawPicture);
    connect(m_study, &ElectionStudy::progressed, this, &StatisticsWindow::draw);
    connect(m_study, &ElectionStudy::finished, this, &StatisticsWindow::judge);
    resizeWithinScreen(this, usualSize);
    judge();
    draw();
}

QPushButton *StatisticsWindow::newButton(const char *name, const QString &words, const QString &tip)
{
    auto *button = new QPushButton(words);
    button->setObjectName(QLatin1StringView(name));
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

QWidget *StatisticsWindow::makeForm()
{
    auto *part = new QWidget;
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    auto *title = new QLabel(tr("Setting A"));
    title->setProperty("heading", true);
    grid->addWidget(title, 0, 1);
    m_compare->setObjectName(QStringLiteral("statisticsCompare"));
    m_compare->setText(tr("Compare with B"));
    grid->addWidget(m_compare, 0, 2);
    SettingColumn::addNames(grid);
    m_first = new SettingColumn(grid, 1, QStringLiteral("A"), this);
    m_second = new SettingColumn(grid, 2, QStringLiteral("B"), this);
    for (SettingColumn *column : {m_first, m_second})
        connect(column, &SettingColumn::changed, this, &StatisticsWindow::judge);
    connect(m_compare, &QCheckBox::toggled, this, &StatisticsWindow::judge);
    addWork(grid, grid->rowCount());
    return part;
}

void StatisticsWindow::addWork(QGridLayout *grid, int row)
{
    m_elections->setObjectName(QStringLiteral("statisticsElections"));
    m_elections->setRange(1, mostStudiedElections);
    m_elections->setValue(usualElections);
    m_seed->setObjectName(QStringLiteral("statisticsSeed"));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("Of the first election; the others follow. The same seed gives the same figures"));
    m_hazards->setObjectName(QStringLiteral("statisticsHazards"));
    m_hazards->setWordWrap(true);
    m_hazards->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hazards->setMinimumHeight(4 * m_hazards->fontMetrics().lineSpacing()); // Other words move nothing.
    m_run = newButton("statisticsRun", tr("Hold elections"), tr("Runs them on all cores"));
    m_run->setProperty("primary", true);
    m_run->setDefault(true);
    m_cancel = newButton("statisticsCancel", tr("Cancel"), tr("Ends it; the elections run so far are shown"));
    m_bar->setObjectName(QStringLiteral("statisticsBar"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How many elections were held"));
    QSizePolicy keepsItsPlace = m_bar->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsItsPlace);
    auto *elections = new QLabel(tr("&Elections each"));
    elections->setBuddy(m_elections);
    auto *seed = new QLabel(tr("&Seed"));
    seed->setBuddy(m_seed);
    grid->addWidget(elections, row, 0);
    grid->addWidget(m_elections, row, 1);
    grid->addWidget(seed, row + 1, 0);
    grid->addWidget(m_seed, row + 1, 1);
    grid->addWidget(m_hazards, row + 2, 0, 1, 3);
    grid->setRowStretch(row + 3, 1);
    grid->addWidget(m_bar, row + 4, 0, 1, 3);
    grid->addWidget(m_run, row + 5, 0, 1, 2);
    grid->addWidget(m_cancel, row + 5, 2);
    connect(m_run, &QPushButton::clicked, this, &StatisticsWindow::run);
    connect(m_cancel, &QPushButton::clicked, m_study, &ElectionStudy::cancel);
}

QWidget *StatisticsWindow::makePicture()
{
    auto *part = new QWidget;
    m_picture->setObjectName(QStringLiteral("statisticsPicture"));
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_table->setAccessibleName(tr("Figures of the elections"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setMinimumHeight(150);
    auto *files = new QHBoxLayout;
    const std::tuple<const char *, QString, void (StatisticsWindow::*)()> kinds[]{
        {"statisticsCsv", tr("CSV…"), &StatisticsWindow::saveCsv},
        {"statisticsSvg", tr("SVG…"), &StatisticsWindow::saveSvg},
        {"statisticsPng", tr("PNG…"), &StatisticsWindow::savePng}};
    files->addStretch(1);
    for (const auto &[name, words, save] : kinds) {
        m_exports.append(newButton(name, words, tr("Saves what is shown")));
        connect(m_exports.last(), &QPushButton::clicked, this, save);
        files->addWidget(m_exports.last());
    }
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_picture, 3);
    column->addWidget(m_table, 2);
    column->addLayout(files);
    return part;
}

void StatisticsWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_picture->setScale(theme.textScale);
    draw();
}

void StatisticsWindow::showSetup(const raft::ClusterSetup &setup)
{
    raft::ElectionSetting setting;
    setting.cluster.voters = setup.voters;
    setting.cluster.server.electionMin = setup.server.electionMin;
    setting.cluster.server.electionMax = setup.server.electionMax;
    setting.cluster.server.heartbeat = setup.server.heartbeat;
    setting.cluster.server.preVote = setup.server.preVote;
    setting.cluster.server.checkQuorum = setup.server.checkQuorum;
    setting.cluster.network = setup.network;
    setting.cluster.diskMin = setup.diskMin;
    setting.cluster.diskMax = setup.diskMax;
    m_first->showSetting(setting);
    // Figure 16: the spread of the timeouts is what matters.
    setting.cluster.server.electionMax = setting.cluster.server.electionMin + raft::Time(5'000);
    m_second->showSetting(setting);
}

std::vector<const SettingColumn *> StatisticsWindow::columns() const
{
    std::vector<const SettingColumn *> columns{m_first};
    if (m_compare->isChecked())
        columns.push_back(m_second);
    return columns;
}

/// Says what these settings keep from working, and what can be done now.
void StatisticsWindow::judge()
{
    const bool isRunning = m_study->isRunning();
    m_second->setEnabled(m_compare->isChecked());
    QStringList hazards;
    bool canBeHeld = true;
    for (const SettingColumn *column : columns()) {
        canBeHeld = canBeHeld && raft::problemOf(column->setting()).empty();
        if (const QString problem = problemText(column->setting()); !problem.isEmpty())
            hazards << (columns().size() == 1
                            ? problem
                            : QStringLiteral("%1: %2").arg(
                                  column == m_first ? QStringLiteral("A") : QStringLiteral("B"), problem));
    }
    m_hazards->setText(hazards.join(u'\n'));
    m_run->setEnabled(canBeHeld && !isRunning);
    m_cancel->setEnabled(isRunning);
    for (QPushButton *button : std::as_const(m_exports))
        button->setEnabled(!isRunning && m_study->held() > 0);
}

void StatisticsWindow::run()
{
    if (m_study->isRunning() || !m_run->isEnabled())
        return;
    StudyPlan plan;
    plan.elections = static_cast<std::size_t>(m_elections->value());
    plan.seed = static_cast<std::uint64_t>(m_seed->value());
    m_names.clear();
    for (const SettingColumn *column : columns()) {
        plan.settings.push_back(column->setting());
        m_names << column->words();
    }
    m_study->start(std::move(plan));
    judge();
}

raft::SvgScheme StatisticsWindow::scheme() const
{
    return m_theme.dark ? raft::SvgScheme::Dark : raft::SvgScheme::Light;
}

QByteArray StatisticsWindow::picture(raft::SvgScheme scheme, raft::ElectionsRoom room) const
{
    std::vector<raft::NamedElections> named;
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        named.push_back({m_names[static_cast<qsizetype>(i)].toStdString(), m_figures[i]});
    return QByteArray::fromStdString(raft::toSvg(named, scheme, room));
}

void StatisticsWindow::draw()
{
    m_bar->setRange(0, static_cast<int>(std::max<std::size_t>(1, m_study->wanted())));
    m_bar->setValue(static_cast<int>(m_study->held()));
    m_bar->setVisible(m_study->isRunning());
    m_figures.clear();
    for (std::size_t i = 0; i < m_study->plan().settings.size(); ++i)
        m_figures.emplace_back(m_study->samples(i));
    drawPicture();
    fillTable();
}

/// For the room that there is: its letters have the size of all others.
void StatisticsWindow::drawPicture()
{
    const QSizeF room = m_picture->room();
    m_picture->setPicture(picture(scheme(), {room.width(), room.height()}),
                          tr("The share of elections that are decided within a time"));
}

void StatisticsWindow::fillTable()
{
    m_table->setVisible(!m_figures.empty());
    const QList<Row> all = rows();
    m_table->setRowCount(static_cast<int>(all.size()));
    m_table->setColumnCount(static_cast<int>(m_figures.size()));
    QStringList heads;
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        heads << (i == 0 ? tr("Setting A") : tr("Setting B"));
    m_table->setHorizontalHeaderLabels(heads);
    for (int row = 0; row < all.size(); ++row) {
        m_table->setVerticalHeaderItem(row, new QTableWidgetItem(all[row].name));
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            m_table->setItem(row, static_cast<int>(i), new QTableWidgetItem(all[row].text(m_figures[i])));
    }
}

void StatisticsWindow::saveCsv()
{
    std::vector<raft::NamedSamples> named;
    for (std::size_t i = 0; i < m_study->plan().settings.size(); ++i)
        named.push_back({m_names[static_cast<qsizetype>(i)].toStdString(), m_study->samples(i)});
    m_export(tr("CSV (*.csv)"), QStringLiteral("csv"),
             QByteArray::fromStdString(raft::toCsv(named, m_study->plan().seed)));
}

void StatisticsWindow::saveSvg()
{
    m_export(tr("SVG (*.svg)"), QStringLiteral("svg"), picture(raft::SvgScheme::AsViewer, {}));
}

void StatisticsWindow::savePng()
{
    constexpr int perUnit = 2; // Sharp on slides.
    QSvgRenderer renderer(picture(scheme(), {}));
    QImage image(renderer.defaultSize() * perUnit, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    image.save(&file, "PNG");
    m_export(tr("PNG (*.png)"), QStringLiteral("png"), file.data());
}

} // namespace raftarium

#include "app/window/setup_panel.h"

#include "app/session/cluster_size.h"
#include "app/session/hazard_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace raftarium {

namespace {

constexpr int usualChunk = 32;
constexpr int chunkSizes[]{16, 32, 64, 256, 16'384};
constexpr int longestTimeMs = 60'000;
constexpr std::uint32_t partsPerPercent = 10'000;

QCheckBox *makeSwitch(const char *name, const QString &text, const QString &tip)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1StringView(name));
    box->setToolTip(tip);
    return box;
}

QLabel *makeRemark(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    label->setContentsMargins(24, 0, 0, 4);
    return label;
}

} // namespace

raft::ClusterSetup windowCluster(std::size_t servers, std::uint64_t seed)
{
    raft::ClusterSetup setup = raft::clusterOf(servers, seed);
    setup.server.snapshotChunk = usualChunk;
    return setup;
}

QString optionsText(const raft::Config &server)
{
    QStringList options;
    if (server.preVote)
        options << QStringLiteral("PreVote");
    if (server.checkQuorum)
        options << QStringLiteral("CheckQuorum");
    if (server.leaseReads)
        options << QCoreApplication::translate("SetupPanel", "lease reads");
    return options.join(QStringLiteral(" · "));
}

SetupPanel::SetupPanel(QWidget *parent)
    : QDialog(parent),
      m_servers(addNumber(QStringLiteral("setupServers"), tr("Servers"), 1, mostServers, {})),
      m_seed(addNumber(QStringLiteral("setupSeed"), tr("Seed"), 1, std::numeric_limits<int>::max(), {})),
      m_heartbeat(
          addNumber(QStringLiteral("setupHeartbeat"), tr("Heartbeat interval"), 1, longestTimeMs, tr(" ms"))),
      m_loss(addNumber(QStringLiteral("setupLoss"), tr("Loss"), 0, 100, tr(" %"))), m_chunk(new QComboBox),
      m_words(new QLabel)
{
    setObjectName(QStringLiteral("setupPanel"));
    setWindowTitle(tr("New cluster"));
    setModal(false);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(18, 16, 18, 14);
    form->setVerticalSpacing(9);
    form->addRow(tr("&Servers"), m_servers);
    auto *seedLabel = new QLabel(tr("S&eed"));
    seedLabel->setBuddy(m_seed);
    form->addRow(seedLabel, seedRow());
    addTimes(form);
    addOptions(form);
    m_words->setObjectName(QStringLiteral("setupWords"));
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(3 * m_words->fontMetrics().lineSpacing()); // Other words move nothing.
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(m_words);
    addButtons(form);
    setMinimumWidth(460);
    showSetup(windowCluster(static_cast<std::size_t>(m_servers->maximum() / 2 + 1), 1));
}

/// A field for a number; whatever is entered is judged at once.
QSpinBox *SetupPanel::addNumber(const QString &name, const QString &title, int least, int most,
                                const QString &unit)
{
    auto *field = new QSpinBox;
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setRange(least, most);
    field->setSuffix(unit);
    connect(field, &QSpinBox::valueChanged, this, &SetupPanel::judge);
    return field;
}

/// Two fields that push each other along.
SetupPanel::Range SetupPanel::addRange(QFormLayout *form, const QString &name, const QString &title,
                                       int least, int most)
{
    const Range range{
        addNumber(name + QStringLiteral("Min"), tr("%1, least").arg(title), least, most, tr(" ms")),
        addNumber(name + QStringLiteral("Max"), tr("%1, most").arg(title), least, most, tr(" ms"))};
    connect(range.least, &QSpinBox::valueChanged, range.most,
            [range](int value) { range.most->setValue(std::max(value, range.most->value())); });
    connect(range.most, &QSpinBox::valueChanged, range.least,
            [range](int value) { range.least->setValue(std::min(value, range.least->value())); });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(range.least, 1);
    row->addWidget(new QLabel(tr("to")));
    row->addWidget(range.most, 1);
    auto *label = new QLabel(title);
    label->setBuddy(range.least);
    form->addRow(label, row);
    return range;
}

QLayout *SetupPanel::seedRow()
{
    auto *another = new QPushButton(tr("Another"));
    another->setAutoDefault(false); // Enter starts.
    another->setToolTip(
        tr("Draws another seed. The same seed and settings make the same run, another seed another"));
    connect(another, &QPushButton::clicked, this,
            [this] { m_seed->setValue(QRandomGenerator::global()->bounded(1, 100'000)); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_seed, 1);
    row->addWidget(another);
    return row;
}

void SetupPanel::addTimes(QFormLayout *form)
{
    m_timeout = addRange(form, QStringLiteral("setupTimeout"), tr("Election timeout"), 1, longestTimeMs);
    form->addRow(tr("&Heartbeat interval"), m_heartbeat);
    m_latency = addRange(form, QStringLiteral("setupLatency"), tr("Message latency"), 0, longestTimeMs);
    form->addRow(tr("L&oss of messages"), m_loss);
    m_disk = addRange(form, QStringLiteral("setupDisk"), tr("Disk write"), 0, longestTimeMs);
    m_chunk->setObjectName(QStringLiteral("setupChunk"));
    for (const int size : chunkSizes)
        m_chunk->addItem(tr("%1 bytes").arg(size), size);
    m_chunk->setToolTip(
        tr("A snapshot is sent in pieces of this size (§7): with small ones you see several travel"));
    form->addRow(tr("Snapshot &chunks"), m_chunk);
}

void SetupPanel::addOptions(QFormLayout *form)
{
    m_preVote =
        makeSwitch("setupPreVote", tr("&PreVote"),
                   tr("Ask whether an election could be won before disturbing the cluster (thesis §9.6)"));
    m_checkQuorum = makeSwitch(
        "setupCheckQuorum", tr("Check&Quorum"),
        tr("A leader that hears from no majority steps down, and a server that has just heard of a "
           "leader votes for no other (thesis §4.2.3, §6.2)"));
    m_leaseReads =
        makeSwitch("setupLeaseReads", tr("&Lease reads"),
                   tr("A leader answers reads without a round of heartbeats: for the shortest election "
                      "timeout after a majority has answered, no other server can be elected "
                      "(thesis §6.4.1)"));
    // A lease rests on followers that refuse their votes while a leader lives.
    connect(m_leaseReads, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_checkQuorum->setChecked(true);
    });
    connect(m_checkQuorum, &QCheckBox::toggled, this, [this](bool on) {
        if (!on)
            m_leaseReads->setChecked(false);
    });
    for (QCheckBox *box : {m_preVote, m_checkQuorum, m_leaseReads}) {
        connect(box, &QCheckBox::toggled, this, &SetupPanel::judge);
        form->addRow(box);
    }
    form->addRow(
        makeRemark(tr("Lease reads need CheckQuorum, and clocks that run nearly alike: if one drifts, a read "
                      "may be stale.")));
}

void SetupPanel::addButtons(QFormLayout *form)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(which)->setIcon(QIcon());
    m_start = buttons->button(QDialogButtonBox::Ok);
    m_start->setText(tr("Start"));
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        hide();
        emit chosen(setup());
    });
    form->addRow(buttons);
}

/// Says what these settings keep from working; those that contradict each other cannot be started.
void SetupPanel::judge()
{
    if (!m_start)
        return; // It is still being put together.
    const raft::ClusterSetup entered = setup();
    raft::Config server = entered.server;
    server.id = entered.voters.front();
    const std::string problem = raft::problem(server);
    const auto hazard = raft::electionHazard(server, entered.network, entered.diskMin, entered.diskMax,
                                             entered.voters.size());
    m_start->setEnabled(problem.empty());
    m_words->setText(!problem.empty() ? tr("✕ This cannot work: %1.").arg(QString::fromStdString(problem))
                     : hazard ? (hazard->prevents() ? QStringLiteral("✕ ") : QString()) + hazardText(*hazard)
                              : QString());
}

void SetupPanel::showSetup(const raft::ClusterSetup &setup)
{
    const auto show = [](const Range &range, raft::Time least, raft::Time most) {
        range.least->setValue(static_cast<int>(least.count() / 1000));
        range.most->setValue(static_cast<int>(most.count() / 1000));
    };
    m_servers->setValue(static_cast<int>(setup.voters.size()));
    m_seed->setValue(static_cast<int>(setup.seed));
    show(m_timeout, setup.server.electionMin, setup.server.electionMax);
    m_heartbeat->setValue(static_cast<int>(setup.server.heartbeat.count() / 1000));
    show(m_latency, setup.network.latencyMin, setup.network.latencyMax);
    m_loss->setValue(static_cast<int>(setup.network.lossPerMillion / partsPerPercent));
    show(m_disk, setup.diskMin, setup.diskMax);
    if (const int chunk = m_chunk->findData(static_cast<int>(setup.server.snapshotChunk)); chunk >= 0)
        m_chunk->setCurrentIndex(chunk);
    m_preVote->setChecked(setup.server.preVote);
    m_checkQuorum->setChecked(setup.server.checkQuorum);
    m_leaseReads->setChecked(setup.server.leaseReads);
    judge();
}

raft::ClusterSetup SetupPanel::setup() const
{
    const auto time = [](const QSpinBox *field) { return raft::Time(field->value() * 1000); };
    raft::ClusterSetup setup = windowCluster(static_cast<std::size_t>(m_servers->value()),
                                             static_cast<std::uint64_t>(m_seed->value()));
    setup.server.electionMin = time(m_timeout.least);
    setup.server.electionMax = time(m_timeout.most);
    setup.server.heartbeat = time(m_heartbeat);
    setup.network.latencyMin = time(m_latency.least);
    setup.network.latencyMax = time(m_latency.most);
    setup.network.lossPerMillion = static_cast<std::uint32_t>(m_loss->value()) * partsPerPercent;
    setup.diskMin = time(m_disk.least);
    setup.diskMax = time(m_disk.most);
    setup.server.preVote = m_preVote->isChecked();
    setup.server.checkQuorum = m_checkQuorum->isChecked();
    setup.server.leaseReads = m_leaseReads->isChecked();
    setup.server.snapshotChunk = static_cast<std::size_t>(m_chunk->currentData().toInt());
    return setup;
}

/// Words that wrap make a dialog higher than it asks for.
void SetupPanel::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

} // namespace raftarium

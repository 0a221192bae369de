#include "app/window/setup_panel.h"

#include "app/session/cluster_size.h"

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

#include <limits>

namespace raftarium {

namespace {

constexpr int offeredServers = 5;
constexpr int usualChunk = 32;
constexpr int chunkSizes[]{16, 32, 64, 256, 16'384};

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

SetupPanel::SetupPanel(QWidget *parent) : QDialog(parent), m_servers(new QSpinBox), m_seed(new QSpinBox)
{
    setObjectName(QStringLiteral("setupPanel"));
    setWindowTitle(tr("New cluster"));
    setModal(false);
    m_servers->setRange(1, mostServers);
    m_servers->setValue(offeredServers);
    m_servers->setObjectName(QStringLiteral("setupServers"));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setObjectName(QStringLiteral("setupSeed"));
    auto *any = new QPushButton(tr("Any"));
    any->setAutoDefault(false); // Enter starts.
    any->setToolTip(tr("Another seed: another run"));
    connect(any, &QPushButton::clicked, this,
            [this] { m_seed->setValue(QRandomGenerator::global()->bounded(1, 100'000)); });
    auto *seedRow = new QHBoxLayout;
    seedRow->addWidget(m_seed, 1);
    seedRow->addWidget(any);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(which)->setIcon(QIcon());
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Start"));
    buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        hide();
        emit chosen(setup());
    });
    auto *form = new QFormLayout(this);
    form->setContentsMargins(18, 16, 18, 14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Servers"), m_servers);
    auto *seedLabel = new QLabel(tr("S&eed"));
    seedLabel->setBuddy(m_seed);
    form->addRow(seedLabel, seedRow);
    addOptions(form);
    form->addRow(buttons);
    setMinimumWidth(420);
}

void SetupPanel::addOptions(QFormLayout *form)
{
    m_preVote =
        makeSwitch("setupPreVote", tr("&PreVote"),
                   tr("Ask whether an election could be won before disturbing anybody (thesis §9.6). Without "
                      "CheckQuorum a server whose timer comes early may still depose a leader that is well"));
    m_checkQuorum =
        makeSwitch("setupCheckQuorum", tr("Check&Quorum"),
                   tr("A leader that hears from no majority steps down, and who has just heard of a "
                      "leader votes for nobody else (thesis §4.2.3, §6.2)"));
    m_leaseReads = makeSwitch("setupLeaseReads", tr("&Lease reads"),
                              tr("A leader answers reads without a round of heartbeats (thesis §6.4.1)"));
    // A lease rests on followers that refuse their votes while a leader lives.
    connect(m_leaseReads, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_checkQuorum->setChecked(true);
    });
    connect(m_checkQuorum, &QCheckBox::toggled, this, [this](bool on) {
        if (!on)
            m_leaseReads->setChecked(false);
    });
    m_chunk = new QComboBox;
    m_chunk->setObjectName(QStringLiteral("setupChunk"));
    for (const int size : chunkSizes)
        m_chunk->addItem(tr("%1 bytes").arg(size), size);
    m_chunk->setCurrentIndex(m_chunk->findData(usualChunk));
    m_chunk->setToolTip(tr("Snapshots travel in pieces of this size (§7)"));
    form->addRow(tr("Snapshot &chunks"), m_chunk);
    form->addRow(m_preVote);
    form->addRow(m_checkQuorum);
    form->addRow(m_leaseReads);
    form->addRow(makeRemark(tr("Leases need CheckQuorum, and assume that clocks run nearly alike: for the "
                               "shortest election timeout after a "
                               "majority has answered, nobody else can be elected. If a clock drifts more, a "
                               "lease read may be stale.")));
}

void SetupPanel::showOptions(const raft::Config &server)
{
    m_preVote->setChecked(server.preVote);
    m_checkQuorum->setChecked(server.checkQuorum);
    m_leaseReads->setChecked(server.leaseReads);
    if (const int chunk = m_chunk->findData(static_cast<int>(server.snapshotChunk)); chunk >= 0)
        m_chunk->setCurrentIndex(chunk);
}

raft::ClusterSetup SetupPanel::setup() const
{
    raft::ClusterSetup setup = windowCluster(static_cast<std::size_t>(m_servers->value()),
                                             static_cast<std::uint64_t>(m_seed->value()));
    setup.server.preVote = m_preVote->isChecked();
    setup.server.checkQuorum = m_checkQuorum->isChecked();
    setup.server.leaseReads = m_leaseReads->isChecked();
    setup.server.snapshotChunk = static_cast<std::size_t>(m_chunk->currentData().toInt());
    return setup;
}

} // namespace raftarium

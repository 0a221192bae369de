#include "app/lab/setting_column.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStringList>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int mostStudied = 15;
constexpr int longestMs = 60'000;
constexpr std::uint32_t partsAPercent = 10'000;

/// The rows of the table.
QStringList namesOfFields()
{
    return {SettingColumn::tr("Servers"),    SettingColumn::tr("Election timeout"),
            SettingColumn::tr("Heartbeat"),  SettingColumn::tr("Latency"),
            SettingColumn::tr("Loss"),       SettingColumn::tr("Disk write"),
            SettingColumn::tr("PreVote"),    SettingColumn::tr("CheckQuorum"),
            SettingColumn::tr("Begins when")};
}

int inMilliseconds(raft::Time time)
{
    return static_cast<int>(time.count() / 1000);
}

} // namespace

void SettingColumn::addNames(QGridLayout *grid)
{
    int row = 1;
    for (const QString &name : namesOfFields())
        grid->addWidget(new QLabel(name), row++, 0);
}

SettingColumn::SettingColumn(QGridLayout *grid, int column, const QString &name, QObject *parent)
    : QObject(parent), m_grid(grid), m_column(column), m_name(name),
      m_servers(newNumber("servers", tr("Servers"), 1, mostStudied, {}))
{
    add(m_servers);
    m_timeout = addRange("timeout", tr("Election timeout"));
    m_heartbeat = newNumber("heartbeat", tr("Heartbeat"), 1, longestMs, tr(" ms"));
    add(m_heartbeat);
    m_latency = addRange("latency", tr("Latency"));
    m_loss = newNumber("loss", tr("Loss"), 0, 100, tr(" %"));
    add(m_loss);
    m_disk = addRange("disk", tr("Disk write"));
    m_preVote = new QCheckBox;
    m_checkQuorum = new QCheckBox;
    m_preVote->setAccessibleName(tr("%1, PreVote").arg(name));
    m_checkQuorum->setAccessibleName(tr("%1, CheckQuorum").arg(name));
    for (QCheckBox *box : {m_preVote, m_checkQuorum}) {
        connect(box, &QCheckBox::toggled, this, &SettingColumn::changed);
        add(box);
    }
    m_beginning = new QComboBox;
    m_beginning->addItem(tr("a leader crashes"));
    m_beginning->addItem(tr("all start"));
    m_beginning->setAccessibleName(tr("%1, begins when").arg(name));
    connect(m_beginning, &QComboBox::currentIndexChanged, this, &SettingColumn::changed);
    add(m_beginning);
    showSetting({});
}

void SettingColumn::add(QWidget *field)
{
    m_grid->addWidget(field, m_row++, m_column);
    m_fields.append(field);
}

QSpinBox *SettingColumn::newNumber(const char *name, const QString &words, int least, int most,
                                   const QString &unit)
{
    auto *field = new QSpinBox;
    field->setObjectName(m_name + QLatin1StringView(name));
    field->setAccessibleName(QStringLiteral("%1, %2").arg(m_name, words));
    field->setRange(least, most);
    field->setSuffix(unit);
    connect(field, &QSpinBox::valueChanged, this, &SettingColumn::changed);
    return field;
}

/// Two fields that push each other along.
SettingColumn::Range SettingColumn::addRange(const char *name, const QString &words)
{
    const QByteArray title(name);
    const Range range{
        newNumber(QByteArray(title + "Min").constData(), tr("%1, least").arg(words), 0, longestMs, {}),
        newNumber(QByteArray(title + "Max").constData(), tr("%1, most").arg(words), 0, longestMs, tr(" ms"))};
    connect(range.least, &QSpinBox::valueChanged, range.most,
            [range](int value) { range.most->setValue(std::max(value, range.most->value())); });
    connect(range.most, &QSpinBox::valueChanged, range.least,
            [range](int value) { range.least->setValue(std::min(value, range.least->value())); });
    auto *pair = new QWidget;
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(range.least, 1);
    row->addWidget(range.most, 1);
    add(pair);
    return range;
}

raft::ElectionSetting SettingColumn::setting() const
{
    const auto time = [](const QSpinBox *field) { return raft::Time(field->value() * 1000); };
    raft::ElectionSetting setting;
    setting.cluster = raft::clusterOf(static_cast<std::size_t>(m_servers->value()));
    raft::Config &server = setting.cluster.server;
    server.electionMin = time(m_timeout.least);
    server.electionMax = time(m_timeout.most);
    server.heartbeat = time(m_heartbeat);
    server.preVote = m_preVote->isChecked();
    server.checkQuorum = m_checkQuorum->isChecked();
    setting.cluster.network.latencyMin = time(m_latency.least);
    setting.cluster.network.latencyMax = time(m_latency.most);
    setting.cluster.network.lossPerMillion = static_cast<std::uint32_t>(m_loss->value()) * partsAPercent;
    setting.cluster.diskMin = time(m_disk.least);
    setting.cluster.diskMax = time(m_disk.most);
    setting.beginning = m_beginning->currentIndex() == 0 ? raft::ElectionSetting::Beginning::LeaderCrash
                                                         : raft::ElectionSetting::Beginning::ColdStart;
    return setting;
}

void SettingColumn::showSetting(const raft::ElectionSetting &setting)
{
    const auto show = [](const Range &range, raft::Time least, raft::Time most) {
        range.least->setValue(inMilliseconds(least));
        range.most->setValue(inMilliseconds(most));
        range.least->setValue(inMilliseconds(least)); // It may have been pushed along.
    };
    const raft::ClusterSetup &cluster = setting.cluster;
    m_servers->setValue(static_cast<int>(cluster.voters.size()));
    show(m_timeout, cluster.server.electionMin, cluster.server.electionMax);
    m_heartbeat->setValue(inMilliseconds(cluster.server.heartbeat));
    show(m_latency, cluster.network.latencyMin, cluster.network.latencyMax);
    m_loss->setValue(static_cast<int>(cluster.network.lossPerMillion / partsAPercent));
    show(m_disk, cluster.diskMin, cluster.diskMax);
    m_preVote->setChecked(cluster.server.preVote);
    m_checkQuorum->setChecked(cluster.server.checkQuorum);
    m_beginning->setCurrentIndex(setting.beginning == raft::ElectionSetting::Beginning::LeaderCrash ? 0 : 1);
}

QString SettingColumn::words() const
{
    const auto range = [](const Range &one) {
        return tr("%1–%2 ms").arg(one.least->value()).arg(one.most->value());
    };
    QStringList words{tr("timeout %1").arg(range(m_timeout))};
    const raft::ElectionSetting usual;
    if (setting().cluster.voters.size() != usual.cluster.voters.size())
        words.prepend(tr("%1 servers").arg(m_servers->value()));
    if (!(setting().cluster.network == usual.cluster.network)) {
        words << tr("latency %1").arg(range(m_latency));
        if (m_loss->value() > 0)
            words << tr("loss %1 %").arg(m_loss->value());
    }
    if (m_preVote->isChecked())
        words << QStringLiteral("PreVote");
    if (m_checkQuorum->isChecked())
        words << QStringLiteral("CheckQuorum");
    if (m_beginning->currentIndex() != 0)
        words << tr("cold start");
    return words.join(QStringLiteral(", "));
}

void SettingColumn::setEnabled(bool enabled)
{
    for (QWidget *field : std::as_const(m_fields))
        field->setEnabled(enabled);
}

} // namespace raftarium

#include "app/window/network_panel.h"

#include "app/session/hazard_text.h"
#include "app/session/membership_edit.h"
#include "app/session/number_text.h"
#include "raftcore/cluster/measured.h"

#include <QGridLayout>
#include <QLabel>
#include <QSlider>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int mostLatencyMs = 500;
constexpr int mostDiskMs = 200;
constexpr int mostPercent = 100;
constexpr std::uint32_t perPercent = 10'000;

int milliseconds(raft::Time time)
{
    return static_cast<int>(time.count() / 1000);
}

} // namespace

NetworkPanel::NetworkPanel(Session *session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("network"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 10, 14, 14);
    grid->setVerticalSpacing(10);
    m_latencyMin = addDial(grid, tr("Least latency"), "latencyMin", mostLatencyMs, tr("%1 ms"));
    m_latencyTitle = qobject_cast<QLabel *>(grid->itemAtPosition(grid->rowCount() - 1, 0)->widget());
    m_latencyMax = addDial(grid, tr("Most latency"), "latencyMax", mostLatencyMs, tr("%1 ms"));
    m_loss = addDial(grid, tr("Loss"), "loss", mostPercent, tr("%1 %"));
    m_duplication = addDial(grid, tr("Duplication"), "duplication", mostPercent, tr("%1 %"));
    m_diskMin = addDial(grid, tr("Least disk time"), "diskMin", mostDiskMs, tr("%1 ms"));
    m_diskMax = addDial(grid, tr("Most disk time"), "diskMax", mostDiskMs, tr("%1 ms"));
    m_hazard = new QLabel;
    m_hazard->setObjectName(QStringLiteral("networkHazard"));
    m_hazard->setWordWrap(true);
    grid->addWidget(m_hazard, grid->rowCount(), 0, 1, 3);
    m_words = new QLabel;
    m_words->setWordWrap(true);
    m_words->setProperty("muted", true);
    grid->addWidget(m_words, grid->rowCount(), 0, 1, 3);
    grid->setRowStretch(grid->rowCount(), 1);
    connect(session, &Session::viewChanged, this, [this] {
        if (isVisible())
            showDials();
    });
}

QSlider *NetworkPanel::addDial(QGridLayout *grid, const QString &title, const char *name, int most,
                               const QString &unit)
{
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(QLatin1StringView(name));
    slider->setRange(0, most);
    slider->setAccessibleName(title);
    const int row = grid->rowCount();
    auto *label = new QLabel(title);
    label->setBuddy(slider);
    grid->addWidget(label, row, 0);
    grid->addWidget(slider, row, 1);
    auto *value = new QLabel(unit.arg(0));
    value->setObjectName(QLatin1StringView(name) + QStringLiteral("Value"));
    value->setMinimumWidth(value->fontMetrics().horizontalAdvance(unit.arg(most)));
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(value, row, 2);
    m_rows.append({label, slider, value});
    connect(slider, &QSlider::valueChanged, this, [this, slider, value, unit](int now) {
        value->setText(unit.arg(now));
        if (m_showing)
            return;
        pushOtherEnd(slider);
        slider == m_diskMin || slider == m_diskMax ? applyDisks() : apply();
    });
    return slider;
}

/// The two ends of a range push each other along; what both have become is asked for once.
void NetworkPanel::pushOtherEnd(const QSlider *moved)
{
    m_showing = true;
    for (const auto &[lower, upper] :
         {std::pair(m_latencyMin, m_latencyMax), std::pair(m_diskMin, m_diskMax)})
        if (moved == lower)
            upper->setValue(std::max(upper->value(), moved->value()));
        else if (moved == upper)
            lower->setValue(std::min(lower->value(), moved->value()));
    m_showing = false;
}

void NetworkPanel::setTheme(const Theme &)
{
    showDials();
}

void NetworkPanel::showDials()
{
    const raft::NetworkDials &dials = m_session->view().network;
    m_showing = true;
    m_latencyMin->setValue(milliseconds(dials.latencyMin));
    m_latencyMax->setValue(milliseconds(dials.latencyMax));
    m_loss->setValue(static_cast<int>(dials.lossPerMillion / perPercent));
    m_duplication->setValue(static_cast<int>(dials.duplicationPerMillion / perPercent));
    m_diskMin->setValue(milliseconds(m_session->view().diskMin));
    m_diskMax->setValue(milliseconds(m_session->view().diskMax));
    m_showing = false;
    const QString whyNotNetwork = m_session->obstacle(raft::action::SetNetwork{dials});
    const QString whyNotDisks =
        m_session->obstacle(raft::action::SetDiskTime{m_session->view().diskMin, m_session->view().diskMax});
    for (QSlider *slider : {m_latencyMin, m_latencyMax, m_loss, m_duplication, m_diskMin, m_diskMax}) {
        const QString &obstacle = slider == m_diskMin || slider == m_diskMax ? whyNotDisks : whyNotNetwork;
        slider->setEnabled(obstacle.isEmpty());
        slider->setToolTip(obstacle);
    }
    const bool processes = m_session->cluster().capabilities().external;
    showProcessDials(processes);
    const QString words = processes ? measuredWords() : simulatedWords();
    if (m_words->text() != words)
        m_words->setText(words);
    const QString hazard = hazardWords();
    if (m_hazard->text() != hazard)
        m_hazard->setText(hazard);
    m_hazard->setVisible(!hazard.isEmpty());
}

/// Messages of real processes can be kept back and lost; they are not doubled, and disks are not slowed down.
void NetworkPanel::showProcessDials(bool processes)
{
    m_latencyTitle->setText(processes ? tr("Delay") : tr("Least latency"));
    m_latencyMin->setAccessibleName(m_latencyTitle->text());
    const QList<QSlider *> simulated{m_latencyMax, m_duplication, m_diskMin, m_diskMax};
    for (const DialRow &row : std::as_const(m_rows))
        for (QWidget *part : {static_cast<QWidget *>(row.title), static_cast<QWidget *>(row.slider),
                              static_cast<QWidget *>(row.value)})
            part->setVisible(!processes || !simulated.contains(row.slider));
}

/// What the dials keep from working, with the time limits of the servers; of real processes they are not
/// known.
QString NetworkPanel::hazardWords() const
{
    const raft::ClusterView &view = m_session->view();
    const raft::Membership *members = membershipOf(view);
    if (!members || view.manual || m_session->cluster().capabilities().external)
        return {};
    const auto hazard = raft::electionHazard(m_session->cluster().setup().server, view.network, view.diskMin,
                                             view.diskMax, members->voters.size());
    if (!hazard)
        return {};
    return (hazard->prevents() ? QStringLiteral("✕ ") : QString()) + hazardText(*hazard);
}

QString NetworkPanel::simulatedWords() const
{
    const raft::NetworkDials &dials = m_session->view().network;
    const raft::Config &server = m_session->cluster().setup().server;
    const QString limits =
        tr(" Election timeouts are drawn from %1–%2 ms, heartbeats come every %3 ms: chosen "
           "for a new cluster.")
            .arg(milliseconds(server.electionMin))
            .arg(milliseconds(server.electionMax))
            .arg(milliseconds(server.heartbeat));
    const QString now =
        tr("A message takes %1–%2 ms; %3 % are lost, %4 % arrive twice. A write to a disk takes %5–%6 ms.")
            .arg(milliseconds(dials.latencyMin))
            .arg(milliseconds(dials.latencyMax))
            .arg(dials.lossPerMillion / perPercent)
            .arg(dials.duplicationPerMillion / perPercent)
            .arg(milliseconds(m_session->view().diskMin))
            .arg(milliseconds(m_session->view().diskMax));
    return now + limits;
}

QString NetworkPanel::measuredWords() const
{
    const raft::ClusterView &view = m_session->view();
    const raft::Measured seen = raft::measured(m_session->events(), view.event, view.links);
    const auto text = [](raft::Time time) {
        const auto ms = static_cast<double>(time.count()) / 1000;
        return decimalText(ms, ms < 10 ? 2 : 0);
    };
    const int delay = milliseconds(view.network.latencyMin);
    const auto loss = view.network.lossPerMillion / perPercent;
    QStringList sentences{delay == 0 && loss == 0
                              ? tr("No message is kept back or lost on purpose.")
                              : tr("Every message takes %1 ms longer; %2 % are lost.").arg(delay).arg(loss)};
    if (seen.roundTrip)
        sentences << tr("Measured: a round trip takes %1 ms.").arg(text(*seen.roundTrip));
    if (seen.sync)
        sentences << tr("A write to a disk takes %1 ms, mostly %2–%3 ms.")
                         .arg(text(seen.sync->usual), text(seen.sync->least), text(seen.sync->most));
    return sentences.join(u' ');
}

void NetworkPanel::apply()
{
    raft::NetworkDials dials;
    dials.latencyMin = raft::Time(m_latencyMin->value() * 1000);
    dials.latencyMax = raft::Time(
        (m_session->cluster().capabilities().external ? m_latencyMin : m_latencyMax)->value() * 1000);
    dials.lossPerMillion = static_cast<std::uint32_t>(m_loss->value()) * perPercent;
    dials.duplicationPerMillion = static_cast<std::uint32_t>(m_duplication->value()) * perPercent;
    if (dials == m_session->view().network)
        return;
    m_session->perform(raft::action::SetNetwork{dials});
    showDials();
}

void NetworkPanel::applyDisks()
{
    const raft::action::SetDiskTime disks{raft::Time(m_diskMin->value() * 1000),
                                          raft::Time(m_diskMax->value() * 1000)};
    const raft::ClusterView &view = m_session->view();
    if (disks.least == view.diskMin && disks.most == view.diskMax)
        return;
    m_session->perform(disks);
    showDials();
}

} // namespace raftarium

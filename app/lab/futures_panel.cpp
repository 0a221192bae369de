#include "app/lab/futures_panel.h"

#include "app/lab/futures_chart.h"
#include "app/session/core_text.h"
#include "app/session/time_text.h"
#include "app/theme/wrapping_row.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace raftarium {

namespace {

constexpr std::size_t usualInstants = 20;
constexpr int usualFutures = 100;
constexpr int mostFutures = 100'000;
constexpr int wholeFuturesBar = 1000;

/// From when on every future that was looked at ends so; as many as there are when none does.
std::size_t firstInevitable(const std::vector<FutureShare> &shares)
{
    std::size_t first = shares.size();
    while (first > 0 && shares[first - 1].seen > 0 && shares[first - 1].same == shares[first - 1].seen)
        --first;
    return first;
}

} // namespace

FuturesPanel::FuturesPanel(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_study(new FuturesStudy(this)), m_chart(new FuturesChart(this)),
      m_words(new QLabel(this)), m_futures(new QSpinBox(this)), m_look(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("futures"));
    m_words->setObjectName(QStringLiteral("futuresWords"));
    m_words->setWordWrap(true);
    m_futures->setObjectName(QStringLiteral("futuresCount"));
    m_futures->setRange(1, mostFutures);
    m_futures->setValue(usualFutures);
    m_futures->setAccessibleName(tr("Futures from each instant"));
    m_futures->setSuffix(tr(" futures each"));
    m_look->setObjectName(QStringLiteral("futuresLook"));
    m_look->setText(tr("Look at the futures"));
    m_look->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("futuresCancel"));
    m_bar->setObjectName(QStringLiteral("futuresBar"));
    m_bar->setRange(0, wholeFuturesBar);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How many futures were looked at"));
    m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *work = new WrappingRow;
    work->addWidget(m_look);
    work->addWidget(m_futures);
    work->addWidget(m_bar);
    work->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(6);
    column->addLayout(work);
    column->addWidget(m_words);
    column->addWidget(m_chart, 1);
    connect(m_look, &QPushButton::clicked, this, &FuturesPanel::look);
    connect(m_cancel, &QPushButton::clicked, m_study, &FuturesStudy::cancel);
    connect(m_study, &FuturesStudy::progressed, this, &FuturesPanel::tell);
    connect(m_study, &FuturesStudy::finished, this, &FuturesPanel::tell);
    connect(m_chart, &FuturesChart::instantAsked, session, &Session::seekTime);
    connect(session, &Session::viewChanged, this, [this] { m_chart->setShown(m_session->shownTime()); });
    connect(session, &Session::clusterReplaced, this, &FuturesPanel::forget);
    tell();
}

void FuturesPanel::setTheme(const Theme &theme)
{
    m_chart->setTheme(theme);
    m_words->setFont(theme.font(9));
}

QString FuturesPanel::obstacle() const
{
    const raft::Capabilities can = m_session->cluster().capabilities();
    if (can.external || !can.branches)
        return tr("Only a simulation can go on in another way");
    if (m_session->view().now == raft::Time{})
        return tr("No time has passed in this run: nothing in it was left to chance");
    return m_study->isRunning() ? tr("Futures are being looked at") : QString();
}

void FuturesPanel::look()
{
    if (const QString reason = obstacle(); !reason.isEmpty()) {
        m_words->setText(reason + u'.');
        return;
    }
    m_study->start(m_session->cluster().branch(m_session->shownEvent(), m_session->shownTime()),
                   usualInstants, static_cast<std::size_t>(m_futures->value()));
    tell();
}

/// Another run has other futures.
void FuturesPanel::forget()
{
    m_study->forget();
    tell();
}

QString FuturesPanel::endingText() const
{
    if (m_study->ending().violated)
        return tr("%1 is violated").arg(coreText(raft::title(*m_study->ending().violated)));
    return m_study->ending().isLed ? tr("a server leads") : tr("no server leads");
}

void FuturesPanel::tell()
{
    const bool isRunning = m_study->isRunning();
    const std::vector<FutureShare> &shares = m_study->shares();
    m_look->setEnabled(!isRunning);
    m_cancel->setVisible(isRunning);
    m_bar->setVisible(isRunning);
    m_bar->setValue(static_cast<int>(m_study->part() * wholeFuturesBar));
    m_chart->setShares(shares, m_study->endsAt());
    emit sharesChanged();
    if (shares.empty()) {
        m_words->setText(isRunning
                             ? tr("Living through the run again …")
                             : tr("When did it become inevitable? The run goes on with other chances from "
                                  "instants along it, and it is counted how many futures end as it does."));
        return;
    }
    QString words = tr("The run ends at %1: %2. The columns: how many futures from there end this way.")
                        .arg(timeText(m_study->endsAt()), endingText());
    const std::size_t first = firstInevitable(shares);
    if (!isRunning && m_study->part() < 1)
        words += u' ' + tr("Cancelled: not all futures were looked at.");
    else if (!isRunning)
        words +=
            u' ' + (first < shares.size()
                        ? tr("From %1 on none of these futures avoids it.").arg(timeText(shares[first].at))
                        : tr("Up to the last of these instants it could still be avoided."));
    m_words->setText(words);
}

} // namespace raftarium

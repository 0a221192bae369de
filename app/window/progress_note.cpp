#include "app/window/progress_note.h"

#include "app/theme/elided_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace raftarium {

namespace {
constexpr int patienceMs = 300;
constexpr int barWidth = 140;
} // namespace

ProgressNote::ProgressNote(QWidget *parent) : QFrame(parent), m_work(new ElidedLabel), m_bar(new QProgressBar)
{
    setObjectName(QStringLiteral("progressNote"));
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setFixedWidth(barWidth);
    m_bar->setTextVisible(false);
    auto *cancel = new QToolButton;
    cancel->setObjectName(QStringLiteral("progressCancel"));
    cancel->setText(tr("Cancel"));
    cancel->setToolTip(tr("Ends this; nothing is changed"));
    connect(cancel, &QToolButton::clicked, this, &ProgressNote::cancelled);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_work);
    layout->addWidget(m_bar);
    layout->addWidget(cancel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    hide();
}

void ProgressNote::begin(QFutureWatcherBase *work, const QString &name)
{
    connect(work, &QFutureWatcherBase::progressRangeChanged, m_bar, &QProgressBar::setRange);
    connect(work, &QFutureWatcherBase::progressValueChanged, m_bar, &QProgressBar::setValue);
    connect(this, &ProgressNote::cancelled, work, &QFutureWatcherBase::cancel);
    m_busy = true;
    m_work->setText(name);
    m_bar->setAccessibleName(name);
    m_bar->setRange(0, 0);
    m_patience.start();
    emit busyChanged();
}

void ProgressNote::end(QFutureWatcherBase *work)
{
    work->deleteLater();
    m_busy = false;
    m_patience.stop();
    hide();
    emit busyChanged();
}

} // namespace raftarium

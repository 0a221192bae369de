#include "app/present/speaker_window.h"

#include "app/canvas/canvas_widget.h"
#include "app/session/session.h"
#include "app/theme/window_size.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace raftarium {

namespace {

QLabel *newLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SpeakerWindow::SpeakerWindow(Session *session, Curtain *curtain)
    : QWidget(nullptr, Qt::Window), m_curtain(curtain), m_canvas(new CanvasWidget(session, this)),
      m_caption(newLabel(this, QStringLiteral("speakerCaption"))),
      m_notes(newLabel(this, QStringLiteral("speakerNotes"))),
      m_next(newLabel(this, QStringLiteral("speakerNext"))),
      m_time(newLabel(this, QStringLiteral("speakerTime")))
{
    setObjectName(QStringLiteral("speakerWindow"));
    setWindowTitle(tr("Speaker notes – Raftarium"));
    setAutoFillBackground(true);
    m_canvas->setObjectName(QStringLiteral("speakerCanvas"));
    m_notes->setAlignment(Qt::AlignTop);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_notes);
    auto *words = new QVBoxLayout;
    words->addWidget(m_time);
    words->addWidget(m_caption);
    words->addWidget(scroll, 1);
    words->addWidget(m_next);
    auto *both = new QHBoxLayout;
    both->addWidget(m_canvas, 3);
    both->addLayout(words, 2);
    auto *all = new QVBoxLayout(this);
    all->addLayout(both, 1);
    all->addWidget(buttons());
    connect(curtain, &Curtain::changed, this, &SpeakerWindow::showLayers);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SpeakerWindow::showTime);
    resizeWithinScreen(this, {960, 600});
    showLayers();
}

QPushButton *SpeakerWindow::addButton(QWidget *row, const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, row);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::NoFocus); // Space and Enter are keys of remotes.
    row->layout()->addWidget(button);
    return button;
}

QWidget *SpeakerWindow::buttons()
{
    auto *row = new QWidget(this);
    new QHBoxLayout(row);
    row->layout()->setContentsMargins(0, 0, 0, 0);
    const auto asks = [this, row](const QString &name, const QString &text, PresentAct act) {
        QPushButton *button = addButton(row, name, text);
        connect(button, &QPushButton::clicked, this, [this, act] { emit asked(act); });
        return button;
    };
    const auto toggles = [this](QPushButton *button, std::function<bool()> isOn) {
        button->setCheckable(true);
        m_toggles.append({button, std::move(isOn)});
    };
    const auto draws = [this, row, toggles](const QString &name, const QString &text, Curtain::Tool tool) {
        QPushButton *button = addButton(row, name, text);
        connect(button, &QPushButton::clicked, this,
                [this, tool] { m_curtain->setTool(m_curtain->tool() == tool ? Curtain::Tool::None : tool); });
        toggles(button, [this, tool] { return m_curtain->tool() == tool; });
    };
    QPushButton *freeze = addButton(row, QStringLiteral("speakerFreeze"), tr("Freeze the audience"));
    connect(freeze, &QPushButton::clicked, this, [this] { m_curtain->setFrozen(!m_curtain->isFrozen()); });
    toggles(freeze, [this] { return m_curtain->isFrozen(); });
    toggles(asks(QStringLiteral("speakerBlack"), tr("Black"), PresentAct::Black),
            [this] { return m_curtain->blank() == Curtain::Blank::Black; });
    toggles(asks(QStringLiteral("speakerWhite"), tr("White"), PresentAct::White),
            [this] { return m_curtain->blank() == Curtain::Blank::White; });
    draws(QStringLiteral("speakerPen"), tr("Pen"), Curtain::Tool::Pen);
    draws(QStringLiteral("speakerSpotlight"), tr("Spotlight"), Curtain::Tool::Spotlight);
    static_cast<QHBoxLayout *>(row->layout())->addStretch(1);
    asks(QStringLiteral("speakerBack"), tr("Back"), PresentAct::Back);
    asks(QStringLiteral("speakerForward"), tr("Next"), PresentAct::Next);
    return row;
}

void SpeakerWindow::setTheme(const Theme &theme)
{
    setPalette(theme.palette());
    setStyleSheet(theme.styleSheet());
    m_canvas->setTheme(theme);
    m_time->setFont(theme.monospace(20, QFont::DemiBold));
    m_caption->setFont(theme.font(13, QFont::DemiBold));
    m_notes->setFont(theme.font(14));
    m_next->setFont(theme.font(12));
}

void SpeakerWindow::setPage(const ScriptPage &page)
{
    m_page = page;
    m_caption->setText(page.caption);
    m_notes->setText(page.notes);
    m_next->setText(page.next.isEmpty() ? QString() : tr("Next: %1").arg(page.next));
    showTime();
}

void SpeakerWindow::startClock()
{
    if (m_second.isActive())
        return;
    m_clock.start();
    m_second.start();
    showTime();
}

QString SpeakerWindow::timeText(qint64 elapsedSeconds, int minutes)
{
    const auto clock = [](qint64 seconds) {
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    };
    if (minutes <= 0)
        return clock(elapsedSeconds);
    const qint64 left = qint64(minutes) * 60 - elapsedSeconds;
    return left >= 0 ? tr("%1 left of %2 min").arg(clock(left)).arg(minutes)
                     : tr("%1 over %2 min").arg(clock(-left)).arg(minutes);
}

void SpeakerWindow::showTime()
{
    m_time->setText(timeText(m_clock.isValid() ? m_clock.elapsed() / 1000 : 0, m_page.minutes));
}

void SpeakerWindow::showLayers()
{
    for (const auto &[button, isOn] : std::as_const(m_toggles))
        button->setChecked(isOn());
}

void SpeakerWindow::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

} // namespace raftarium

#include "app/window/message_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace raftarium {

namespace {
constexpr int shownMs = 6000;
constexpr int stripMargin = 12;
} // namespace

MessageStrip::MessageStrip(QWidget *over) : QFrame(over), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("messageStrip"));
    setFocusPolicy(Qt::NoFocus);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 9, 16, 9);
    layout->addWidget(m_text);
    m_away.setSingleShot(true);
    m_away.setInterval(shownMs);
    connect(&m_away, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void MessageStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_text->setFont(theme.font(10));
    place();
    update();
}

void MessageStrip::tell(const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    const bool ends = sentence.endsWith(u'.') || sentence.endsWith(u'?') || sentence.endsWith(u'!');
    m_text->setText(ends ? sentence : sentence + u'.');
    setAccessibleName(m_text->text());
    place();
    show();
    raise();
    m_away.start();
}

QString MessageStrip::sentence() const
{
    return m_text->text();
}

/// In the middle of the lower edge, as wide as the sentence needs.
void MessageStrip::place()
{
    const QWidget *over = parentWidget();
    const int widest = std::max(200, over->width() - 4 * stripMargin);
    const int wanted = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 36;
    const int wide = std::min(wanted, widest);
    const int high = std::max(heightForWidth(wide), layout()->heightForWidth(wide));
    setGeometry((over->width() - wide) / 2, over->height() - high - stripMargin, wide, high);
}

bool MessageStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void MessageStrip::mousePressEvent(QMouseEvent *)
{
    hide();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(QRectF(5, 7, 3, height() - 14), 1.5, 1.5);
}

} // namespace raftarium

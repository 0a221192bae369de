#include "app/window/message_strip.h"

#include "app/theme/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <limits>
#include <utility>
#include <vector>

namespace raftarium {

namespace {
constexpr int shownMs = 6000;
constexpr int stripMargin = 12;
constexpr int besideText = 36;
constexpr int narrowest = 200;
constexpr int placeStep = 12; ///< Pixels between two places that are tried.

/// Where something of that size may stand, the best place first: low rather than high, near the middle rather
/// than aside, right rather than left, where the legend is.
std::vector<QPoint> cornersWithin(const QRect &room, QSize size)
{
    std::vector<QPoint> corners;
    const int aside = std::max(0, room.width() - size.width()) / 2;
    const int middle = room.left() + aside;
    for (int top = room.bottom() - size.height(); top >= room.top(); top -= placeStep)
        for (int away = 0; away <= aside; away += placeStep) {
            corners.emplace_back(middle + away, top);
            corners.emplace_back(middle - away, top);
        }
    if (corners.empty())
        corners.push_back(room.topLeft());
    return corners;
}

} // namespace

MessageStrip::MessageStrip(QWidget *over, Hidden hidden)
    : QFrame(over), m_hidden(std::move(hidden)), m_text(new QLabel(this))
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
    m_sentence = sentence;
    setAccessibleName(m_sentence);
    place();
    show();
    raise();
    m_away.start();
}

QString MessageStrip::sentence() const
{
    return m_sentence;
}

QSize MessageStrip::sizeFor(int width) const
{
    return {width, std::max(heightForWidth(width), layout()->heightForWidth(width))};
}

/// What finds no room as a whole is cut short, and the tool tip has all of it.
void MessageStrip::place()
{
    for (const double part : {1.0, 0.6, 0.35, 0.2}) {
        const bool whole = part == 1.0;
        const auto kept = static_cast<qsizetype>(static_cast<double>(m_sentence.size()) * part);
        m_text->setText(
            breakable(whole ? m_sentence : m_sentence.left(kept).trimmed() + QStringLiteral(" …")));
        setToolTip(whole ? QString() : toolTipText(m_sentence));
        if (standsFree())
            return;
    }
}

/// Takes the lowest place at which it hides nothing, near the middle, on one line; else in more and shorter
/// ones. Where there is none, the one at which it hides least.
bool MessageStrip::standsFree()
{
    const QRect room = parentWidget()->rect().adjusted(stripMargin, stripMargin, -stripMargin, -stripMargin);
    const int wanted = m_text->fontMetrics().horizontalAdvance(m_text->text()) + besideText;
    const int narrow = std::min(narrowest, room.width());
    QRect best;
    qreal least = std::numeric_limits<qreal>::max();
    for (const double part : {1.0, 0.7, 0.5, 0.35, 0.25, 0.18}) {
        const QSize size = sizeFor(std::clamp(static_cast<int>(wanted * part), narrow, room.width()));
        for (const QPoint corner : cornersWithin(room, size)) {
            const qreal hidden = m_hidden(QRect(corner, size));
            if (hidden < least) {
                best = QRect(corner, size);
                least = hidden;
            }
            if (least <= 0) {
                setGeometry(best);
                return true;
            }
        }
    }
    setGeometry(best);
    return false;
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

#include "app/theme/elided_label.h"

#include "app/theme/plain_text.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace raftarium {

namespace {
constexpr int mostWanted = 4096; ///< Pixels: a text may be as long as a file.
constexpr int fewLetters = 4;
} // namespace

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

int ElidedLabel::textWidth() const
{
    return std::min(fontMetrics().size(Qt::TextSingleLine, text().left(mostWanted)).width(), mostWanted);
}

bool ElidedLabel::isElided() const
{
    return textWidth() > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const int around = width() - contentsRect().width();
    return {textWidth() + around, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int around = width() - contentsRect().width();
    const int few = std::min(textWidth(), fewLetters * fontMetrics().averageCharWidth());
    return {few + around, QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !isElided())
        return QLabel::event(event);
    showToolTip(static_cast<QHelpEvent *>(event)->globalPos(), text(), this, rect());
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    const QRect place = contentsRect();
    painter.drawText(place, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text().left(mostWanted), Qt::ElideRight, place.width()));
}

} // namespace raftarium

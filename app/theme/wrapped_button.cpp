#include "app/theme/wrapped_button.h"

#include <algorithm>

namespace raftarium {

WrappedButton::WrappedButton(Widths widths, QWidget *parent) : QAbstractButton(parent), m_widths(widths)
{
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize WrappedButton::sizeHint() const
{
    return {m_widths.usual, heightForWidth(width() > 0 ? width() : m_widths.usual)};
}

QSize WrappedButton::minimumSizeHint() const
{
    return {m_widths.least, heightForWidth(std::max(width(), m_widths.least))};
}

void WrappedButton::enterEvent(QEnterEvent *)
{
    update();
}

void WrappedButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace raftarium

#include "app/window/safety_light.h"

#include "app/session/core_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <set>

namespace raftarium {

namespace {

QString titleOf(raft::SafetyProperty property)
{
    return coreText(raft::title(property));
}

QPainterPath shield(const QRectF &box)
{
    const qreal shoulder = box.top() + box.height() * 0.16;
    QPainterPath path;
    path.moveTo(box.center().x(), box.top());
    path.quadTo(box.left() + box.width() * 0.75, shoulder, box.right(), shoulder);
    path.cubicTo(box.right(), box.top() + box.height() * 0.62, box.left() + box.width() * 0.8,
                 box.top() + box.height() * 0.85, box.center().x(), box.bottom());
    path.cubicTo(box.left() + box.width() * 0.2, box.top() + box.height() * 0.85, box.left(),
                 box.top() + box.height() * 0.62, box.left(), shoulder);
    path.quadTo(box.left() + box.width() * 0.25, shoulder, box.center().x(), box.top());
    return path;
}

std::set<raft::SafetyProperty> brokenIn(const std::vector<raft::Violation> &violations)
{
    std::set<raft::SafetyProperty> broken;
    for (const raft::Violation &violation : violations)
        broken.insert(violation.property);
    return broken;
}

/// How many of those that are not broken could not be checked.
int uncheckedIn(const std::set<raft::SafetyProperty> &broken, const raft::SafetyCoverage &coverage)
{
    if (!coverage)
        return 0;
    return static_cast<int>(
        std::count_if(coverage->begin(), coverage->end(), [&broken](const raft::PropertyCoverage &each) {
            return !each.isChecked() && !broken.contains(each.property);
        }));
}

} // namespace

QString safetyText(const std::vector<raft::Violation> &violations, const raft::SafetyCoverage &coverage)
{
    const std::set<raft::SafetyProperty> broken = brokenIn(violations);
    const auto fallen = static_cast<int>(broken.size());
    const int unchecked = uncheckedIn(broken, coverage);
    const int holding = checkedProperties - fallen - unchecked;
    if (broken.empty() && unchecked == 0)
        return SafetyLight::tr("all %1 properties hold").arg(checkedProperties);
    if (unchecked == 0)
        return SafetyLight::tr("%1 of %2 properties hold").arg(holding).arg(checkedProperties);
    if (broken.empty() && holding == 0)
        return SafetyLight::tr("none of %1 properties could be checked").arg(checkedProperties);
    if (broken.empty())
        return SafetyLight::tr("%1 of %2 properties hold as far as the trace says, %3 not checked")
            .arg(holding)
            .arg(checkedProperties)
            .arg(unchecked);
    return SafetyLight::tr("%1 of %2 properties violated, %3 not checked")
        .arg(fallen)
        .arg(checkedProperties)
        .arg(unchecked);
}

SafetyLight::SafetyLight(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("safetyLight"));
    setFocusPolicy(Qt::TabFocus);
    setViolations({});
}

void SafetyLight::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void SafetyLight::setViolations(const std::vector<raft::Violation> &violations,
                                const raft::SafetyCoverage &coverage)
{
    m_holds = violations.empty();
    const std::set<raft::SafetyProperty> broken = brokenIn(violations);
    m_unchecked = uncheckedIn(broken, coverage);
    QString words = tr("Safety: %1").arg(safetyText(violations, coverage));
    if (m_holds && !coverage)
        words += tr("\nChecked after every event.");
    for (const raft::Violation &violation : violations)
        words += QStringLiteral("\n✕ %1: %2")
                     .arg(titleOf(violation.property), QString::fromStdString(violation.proof));
    for (std::size_t i = 0; coverage && i < coverage->size(); ++i)
        if (const raft::PropertyCoverage &each = (*coverage)[i];
            !each.isChecked() && !broken.contains(each.property))
            words += tr("\n– %1 was not checked").arg(titleOf(each.property));
    if (words == toolTip())
        return;
    setToolTip(words);
    setAccessibleName(words.section(u'\n', 0, 0));
    setAccessibleDescription(words.section(u'\n', 1));
    update();
}

void SafetyLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(width() / 2.0 - 11, height() / 2.0 - 12.5, 22, 25);
    const bool isHollow = m_holds && m_unchecked > 0; // What is not known is neither full nor green.
    const QColor color = !m_holds ? m_theme.fault : isHollow ? m_theme.mutedText : m_theme.good;
    const QColor lit = underMouse() ? color.lighter(112) : color;
    if (isHollow) {
        painter.setPen(QPen(lit, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shield(box.adjusted(1, 1, -1, -1)));
    } else {
        painter.fillPath(shield(box), lit);
    }
    painter.setPen(QPen(isHollow ? lit : QColor(Qt::white), 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    paintMark(painter, box.center() - QPointF(0, 0.6));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

void SafetyLight::paintMark(QPainter &painter, QPointF centre) const
{
    if (!m_holds) {
        painter.drawLine(centre + QPointF(-3.8, -3.8), centre + QPointF(3.8, 3.8));
        painter.drawLine(centre + QPointF(-3.8, 3.8), centre + QPointF(3.8, -3.8));
    } else if (m_unchecked > 0) {
        painter.setFont(m_theme.font(10, QFont::Bold));
        const QSizeF room(20, 20);
        painter.drawText(QRectF(centre - QPointF(10, 10), room), Qt::AlignCenter, QStringLiteral("?"));
    } else {
        painter.drawPolyline(QPolygonF(
            {centre + QPointF(-4.6, 0.2), centre + QPointF(-1.4, 3.4), centre + QPointF(4.8, -3.6)}));
    }
}

} // namespace raftarium

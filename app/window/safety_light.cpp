#include "app/window/safety_light.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <set>

namespace raftarium {

namespace {

QString titleOf(raft::SafetyProperty property)
{
    const std::string_view title = raft::title(property);
    return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
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

} // namespace

QString safetyText(const std::vector<raft::Violation> &violations)
{
    std::set<raft::SafetyProperty> broken;
    for (const raft::Violation &violation : violations)
        broken.insert(violation.property);
    const int holding = checkedProperties - static_cast<int>(broken.size());
    if (broken.empty())
        return QCoreApplication::translate("SafetyLight", "all %1 properties hold").arg(checkedProperties);
    return QCoreApplication::translate("SafetyLight", "%1 of %2 properties hold")
        .arg(holding)
        .arg(checkedProperties);
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

void SafetyLight::setViolations(const std::vector<raft::Violation> &violations)
{
    m_holds = violations.empty();
    QString words = tr("Safety: %1").arg(safetyText(violations));
    if (m_holds)
        words += tr("\nChecked after every event.");
    for (const raft::Violation &violation : violations)
        words += QStringLiteral("\n✕ %1: %2")
                     .arg(titleOf(violation.property), QString::fromStdString(violation.proof));
    if (words == toolTip())
        return;
    setToolTip(words);
    setAccessibleName(words);
    update();
}

void SafetyLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(width() / 2.0 - 11, height() / 2.0 - 12.5, 22, 25);
    const QColor color = m_holds ? m_theme.good : m_theme.fault;
    painter.fillPath(shield(box), underMouse() ? color.lighter(112) : color);
    painter.setPen(QPen(Qt::white, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = box.center() - QPointF(0, 0.6);
    if (m_holds) {
        painter.drawPolyline(QPolygonF(
            {centre + QPointF(-4.6, 0.2), centre + QPointF(-1.4, 3.4), centre + QPointF(4.8, -3.6)}));
    } else {
        painter.drawLine(centre + QPointF(-3.8, -3.8), centre + QPointF(3.8, 3.8));
        painter.drawLine(centre + QPointF(-3.8, 3.8), centre + QPointF(3.8, -3.8));
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

} // namespace raftarium

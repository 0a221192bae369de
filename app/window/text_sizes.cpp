#include "app/window/text_sizes.h"

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

std::size_t placeOf(TextSizes::Panel panel)
{
    return static_cast<std::size_t>(panel);
}

QString keyOf(TextSizes::Panel panel)
{
    constexpr std::array keys{"textSize/canvas", "textSize/timeline", "textSize/log"};
    return QString::fromLatin1(keys[placeOf(panel)]);
}

/// The place of the size that is nearest.
int stepOf(double scale)
{
    const auto &sizes = TextSizes::sizes();
    const auto nearest = std::min_element(sizes.begin(), sizes.end(), [scale](double a, double b) {
        return std::abs(a - scale) < std::abs(b - scale);
    });
    return static_cast<int>(nearest - sizes.begin());
}

} // namespace

const std::array<double, 8> &TextSizes::sizes()
{
    static constexpr std::array steps{0.9, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5, 3.0};
    return steps;
}

TextSizes::TextSizes(QSettings *settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    for (const Panel panel : {Panel::Canvas, Panel::Timeline, Panel::Log}) {
        const double kept = m_settings->value(keyOf(panel), 1.0).toDouble();
        m_scales[placeOf(panel)] = sizes()[static_cast<std::size_t>(stepOf(kept))];
    }
}

double TextSizes::scale(Panel panel) const
{
    return m_scales[placeOf(panel)];
}

void TextSizes::setScale(Panel panel, double scale)
{
    if (scale == m_scales[placeOf(panel)])
        return;
    m_scales[placeOf(panel)] = scale;
    m_settings->setValue(keyOf(panel), scale);
    emit changed(panel);
}

void TextSizes::step(Panel panel, int by)
{
    const int last = static_cast<int>(sizes().size()) - 1;
    setScale(panel, sizes()[static_cast<std::size_t>(std::clamp(stepOf(scale(panel)) + by, 0, last))]);
}

QString TextSizes::stepObstacle(Panel panel, int by) const
{
    const int next = stepOf(scale(panel)) + by;
    if (next < 0)
        return tr("This is the smallest text there is.");
    return next < static_cast<int>(sizes().size()) ? QString() : tr("This is the largest text there is.");
}

} // namespace raftarium

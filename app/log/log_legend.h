#pragma once

#include "app/theme/theme.h"

#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

/// What the marks of the replicated log mean.
namespace raftarium {

/// The marks with a word each, from the left of `row`; those for which there is no room are left out whole.
/// Returns the words that were drawn.
QStringList drawLogLegend(QPainter &painter, const QRectF &row, const Theme &theme);

/// All of them in sentences, for a tool tip.
QString logLegendText();

} // namespace raftarium

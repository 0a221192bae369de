#pragma once

#include "app/theme/theme.h"

#include <QFontMetricsF>
#include <QStringList>
#include <QWidget>

namespace raftarium {

/// The steps of a lesson, each with a tick when it was gone through; a click goes there. Only the present one
/// where there is little room: a click then shows the others.
class LessonContents : public QWidget {
    Q_OBJECT

public:
    explicit LessonContents(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSteps(const QStringList &titles);
    /// The present step, and how many have been gone through.
    void setPlace(int present, int done);
    void setFolded(bool folded);
    /// Where a step stands, for clicks in tests.
    QRect placeOf(int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    int rowHeight() const;
    int rows() const;
    int stepAt(int y) const;
    void paintStep(QPainter &painter, const QRectF &row, int step) const;
    QString wordsOf(int step, const QFontMetricsF &metrics, qreal room) const;

    Theme m_theme = Theme::light();
    QStringList m_titles;
    int m_present = 0;
    int m_done = 0;
    bool m_folded = false;
};

} // namespace raftarium

#pragma once

#include "app/access/accessible_rows.h"
#include "app/inspector/history_model.h"
#include "app/theme/theme.h"

#include <QAbstractScrollArea>

namespace raftarium {

/// Paints the visible rows of a HistoryModel and nothing else, so that a million events scroll like ten.
/// Follows the instant shown as long as that is in sight.
class HistoryView : public QAbstractScrollArea, public AccessibleRows {
    Q_OBJECT

public:
    HistoryView(HistoryModel *model, const Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The instant shown or the record changed.
    void refresh();
    /// Brings the event shown into sight.
    void showCurrent();
    int rowAt(QPoint point) const override;
    QRect rowRect(int row) const override;
    const QWidget *rowSurface() const override { return viewport(); }
    int rowCount() const override { return m_model->rowCount(); }
    /// What a row says: when, and what happened.
    QString rowText(int row) const override;
    /// The row of the instant shown; -1 before the first event.
    int currentRow() const override;
    /// Goes to the event of a row.
    void choose(int row) override;

signals:
    /// A row was clicked or reached by a key.
    void eventChosen(quint32 event);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void measure();
    void updateRange();
    void rowsInserted(int first, int last);
    void tellReader();
    bool isInSight(int row) const;
    QString tipFor(raft::EventNumber event) const;
    void scrollTo(int row);
    void paintRow(QPainter &painter, const QRect &place, int row) const;
    void paintSentence(QPainter &painter, const QRectF &place, const QString &text, bool strong,
                       const QColor &colour) const;

    HistoryModel *m_model;
    const Session *m_session;
    ReadAsList m_readAsList{this, this};
    Theme m_theme = Theme::light();
    QFont m_body;
    QFont m_strong;
    QFont m_mono;
    int m_rowHeight = 24;
    int m_lines = 1; ///< Of the sentence: two where the view is narrow.
    int m_hovered = -1;
    int m_announced = -1;  ///< The row that a screen reader was told of last.
    bool m_follows = true; ///< The event shown stays in sight.
    bool m_scrollingItself = false;
};

} // namespace raftarium

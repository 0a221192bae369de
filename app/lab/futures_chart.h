#pragma once

#include "app/lab/futures_study.h"
#include "app/theme/theme.h"

#include <QWidget>

namespace raftarium {

/// The share of futures that end alike, over the time of the run: a column for each instant. A click, or the
/// arrow keys, choose an instant.
class FuturesChart : public QWidget {
    Q_OBJECT

public:
    explicit FuturesChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setShares(const std::vector<FutureShare> &shares, raft::Time end);
    /// The instant that the window shows.
    void setShown(raft::Time time);
    /// Where the column of an instant is.
    QRectF columnAt(std::size_t place) const;
    /// What the column of a share says.
    static QString wordsOf(const FutureShare &share);

    QSize sizeHint() const override { return {420, 150}; }
    QSize minimumSizeHint() const override { return {200, 90}; }

signals:
    void instantAsked(raft::Time at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    qreal x(raft::Time time) const;
    void choose(int place);

    Theme m_theme = Theme::light();
    std::vector<FutureShare> m_shares;
    raft::Time m_end{};
    raft::Time m_shown{};
    int m_chosen = -1;
};

} // namespace raftarium

#pragma once

#include "app/comparison/compared_runs.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace raftarium {

/// Two runs below each other on one time axis: who led when, in the colours of the terms; where they part;
/// and the instant shown. A click goes to an instant.
class ComparisonAxis : public QWidget {
    Q_OBJECT

public:
    /// The runs are looked at now, and never again.
    explicit ComparisonAxis(const ComparedRuns &runs, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTime(raft::Time time);
    /// Where that time lies; for tests.
    double xOf(raft::Time time) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void timeAsked(raft::Time time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    /// A server led, or none did.
    struct Reign {
        raft::Time from{};
        raft::Time to{};
        raft::NodeId server;
        raft::Term term;
    };
    struct Lane {
        std::vector<Reign> reigns;
        raft::Time end{};
    };

    static Lane laneOf(const raft::Cluster &run);
    QRectF laneRect(std::size_t lane) const;
    void drawLane(QPainter &painter, std::size_t lane) const;
    void drawParting(QPainter &painter) const;
    void drawTicks(QPainter &painter) const;
    void askAt(double x);

    std::array<Lane, 2> m_lanes;
    std::optional<raft::Time> m_parting;
    bool m_countsEvents; ///< No time passes: the axis counts events.
    raft::Time m_end{};
    raft::Time m_time{};
    Theme m_theme = Theme::light();
};

} // namespace raftarium

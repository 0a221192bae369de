#pragma once

#include <QObject>
#include <QString>

#include <array>

class QSettings;

namespace raftarium {

/// How large the text of the canvas, the timeline and the log is: each has its own size and remembers it.
class TextSizes : public QObject {
    Q_OBJECT

public:
    /// The panels whose letters have a size of their own.
    enum class Panel { Canvas, Timeline, Log };
    static constexpr std::size_t panels = 3;

    /// The sizes there are. Each is seen to be larger than the one before; the last are for the last row of a
    /// lecture hall.
    static const std::array<double, 8> &sizes();

    /// The settings are not owned.
    explicit TextSizes(QSettings *settings, QObject *parent = nullptr);

    /// Theme::textScale of that panel.
    double scale(Panel panel) const;
    void setScale(Panel panel, double scale);
    /// The next larger or smaller size there is; the panel keeps its own where there is none.
    void step(Panel panel, int by);
    /// Why there is no such step; empty when there is one.
    QString stepObstacle(Panel panel, int by) const;

signals:
    void changed(raftarium::TextSizes::Panel panel);

private:
    QSettings *m_settings;
    std::array<double, panels> m_scales{};
};

} // namespace raftarium

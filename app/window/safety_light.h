#pragma once

#include "app/theme/theme.h"
#include "raftcore/cluster/coverage.h"

#include <QToolButton>

#include <vector>

namespace raftarium {

/// How many properties are watched: the five of the paper's Figure 3, the durability of promises, and what
/// clients see.
inline constexpr int checkedProperties = static_cast<int>(raft::SafetyProperty::Count);

/// "all 7 properties hold"; of a run that is reported in part, also how many could not be checked.
QString safetyText(const std::vector<raft::Violation> &violations, const raft::SafetyCoverage &coverage = {});

/// The light at the end of the tool bar: ✓ while every safety property holds, ✕ once one does not. It is
/// hollow, grey and with a question mark where some of them could not be checked.
class SafetyLight : public QToolButton {
    Q_OBJECT

public:
    explicit SafetyLight(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setViolations(const std::vector<raft::Violation> &violations,
                       const raft::SafetyCoverage &coverage = {});
    /// Whether no property is known to be broken.
    bool holds() const { return m_holds; }
    /// Of those that are not broken, so many could not be checked.
    int unchecked() const { return m_unchecked; }

    QSize sizeHint() const override { return {34, 34}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter, QPointF centre) const;

    Theme m_theme = Theme::light();
    bool m_holds = true;
    int m_unchecked = 0;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"
#include "raftcore/cluster/safety.h"

#include <QToolButton>

#include <vector>

namespace raftarium {

/// How many properties are watched: the five of the paper's Figure 3, the durability of promises, and what
/// clients see.
inline constexpr int checkedProperties = static_cast<int>(raft::SafetyProperty::Count);

/// "all 7 properties hold".
QString safetyText(const std::vector<raft::Violation> &violations);

/// The light at the end of the tool bar: ✓ while every safety property holds, ✕ once one does not.
class SafetyLight : public QToolButton {
    Q_OBJECT

public:
    explicit SafetyLight(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setViolations(const std::vector<raft::Violation> &violations);
    bool holds() const { return m_holds; }

    QSize sizeHint() const override { return {34, 34}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = Theme::light();
    bool m_holds = true;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"

#include <QTabBar>

namespace raftarium {

/// Plain words with a line under the current one, as wide as the inspector at any width.
class InspectorTabs : public QTabBar {
    Q_OBJECT

public:
    explicit InspectorTabs(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    /// All words, one beside the other.
    QSize minimumSizeHint() const override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int wordWidth(int index) const;

    Theme m_theme = Theme::light();
    QFont m_plain;
    QFont m_strong;
};

} // namespace raftarium

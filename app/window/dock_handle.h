#pragma once

#include "app/theme/theme.h"

#include <QWidget>

class QDockWidget;

namespace raftarium {

/// The slim upper edge of a dock whose panel bears its own title: drag it to move the dock, double click to
/// float it, ✕ closes it.
class DockHandle : public QWidget {
    Q_OBJECT

public:
    explicit DockHandle(QDockWidget *dock);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRect closeArea() const;

    QDockWidget *m_dock;
    Theme m_theme = Theme::light();
};

} // namespace raftarium

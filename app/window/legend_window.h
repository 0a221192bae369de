#pragma once

#include "app/canvas/legend.h"

#include <QWidget>

namespace raftarium {

/// The legend in a window of its own, as large as the screen allows; Esc closes it.
class LegendWindow : public QWidget {
    Q_OBJECT

public:
    explicit LegendWindow(QWidget *parent);

    void setTheme(const Theme &theme) { m_legend->setTheme(theme); }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Legend *m_legend;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace raftarium {

/// What every shape on the canvas means, drawn by the painters that draw the canvas.
class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The meanings in words, in the order in which they are drawn.
    QStringList words() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = Theme::light();
};

} // namespace raftarium

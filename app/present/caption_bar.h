#pragma once

#include "app/theme/theme.h"

#include <QToolBar>

namespace raftarium {

/// The line above the canvas while presenting: what there is to see, in letters for the last row.
class CaptionBar : public QToolBar {
    Q_OBJECT

public:
    explicit CaptionBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setCaption(const QString &caption);
    const QString &caption() const { return m_caption; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = Theme::light();
    QString m_caption;
};

} // namespace raftarium

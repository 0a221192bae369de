#pragma once

#include <QLabel>

namespace raftarium {

/// One line of plain text that takes the room it gets: what does not fit is elided, and the tool tip has the
/// whole of it. However long its text, it makes no window wider.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// Whether some of the text cannot be seen.
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int textWidth() const;
};

} // namespace raftarium

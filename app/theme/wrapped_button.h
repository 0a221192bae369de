#pragma once

#include <QAbstractButton>

namespace raftarium {

/// A button as tall as its words need at its width: what rows of sentences that can be clicked have in
/// common. It is painted anew when the mouse comes and goes.
class WrappedButton : public QAbstractButton {
    Q_OBJECT

public:
    /// Pixels.
    struct Widths {
        int usual; ///< What it asks for.
        int least;
    };

    WrappedButton(Widths widths, QWidget *parent);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override = 0;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Widths m_widths;
};

} // namespace raftarium

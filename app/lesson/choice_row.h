#pragma once

#include "app/theme/theme.h"
#include "app/theme/wrapped_button.h"

namespace raftarium {

/// One choice of a question: its number, its text in as many lines as it needs, and how it turned out.
class ChoiceRow : public WrappedButton {
    Q_OBJECT

public:
    /// How the choice turned out.
    enum class Mark { None, Chosen, Right, Wrong };

    ChoiceRow(int number, const QString &text, const Theme &theme, QWidget *parent = nullptr);

    Mark mark() const { return m_mark; }
    void setMark(Mark mark);

    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal badge() const;
    QRectF textRoom(int width) const;

    int m_number;
    Theme m_theme;
    Mark m_mark = Mark::None;
};

} // namespace raftarium

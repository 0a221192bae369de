#pragma once

#include <QBoxLayout>
#include <QFrame>

class QLabel;
class QPushButton;

namespace raftarium {

/// A card over the canvas while a partition is being drawn: what it will be, presets, Apply and Cancel.
class SplitBar : public QFrame {
    Q_OBJECT

public:
    explicit SplitBar(QWidget *parent = nullptr);

    /// Shows the split as text, how it would be halved ("2 | 3"), and why it cannot be applied, if so.
    void show(const QString &split, const QString &halves, const QString &obstacle);
    /// Whether only the split is written, without what to do: it hides less of a low canvas.
    void setBrief(bool brief);
    /// The narrowest at which every button is whole.
    int leastWidth();
    /// The narrowest at which all buttons stand beside each other.
    int rowWidth();
    /// How high it is at that width.
    int heightFor(int width);

signals:
    void isolateLeaderClicked();
    void halveClicked();
    void chainClicked();
    void applyClicked();
    void cancelClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &hint);
    void arrangeButtons(int width);
    void writeText();
    int narrowest(QBoxLayout::Direction direction);

    QLabel *m_text;
    QString m_split;
    bool m_isBrief = false;
    QBoxLayout *m_buttons; ///< The presets, and what ends it.
    QPushButton *m_halves = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace raftarium

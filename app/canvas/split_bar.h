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
    int narrowest(QBoxLayout::Direction direction);

    QLabel *m_text;
    QBoxLayout *m_buttons; ///< The presets, and what ends it.
    QPushButton *m_halves = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace raftarium

#pragma once

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
    /// How high it is at that width.
    int heightFor(int width) const;

signals:
    void isolateLeaderClicked();
    void halveClicked();
    void chainClicked();
    void applyClicked();
    void cancelClicked();

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &hint);

    QLabel *m_text;
    QPushButton *m_halves = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"

#include <QToolButton>

namespace raftarium {

/// A button for an action that also shows the key which does the same.
class KeyButton : public QToolButton {
    Q_OBJECT

public:
    KeyButton(QAction *action, const QString &text, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Whether it causes a fault: it then bears the ✕ of faults.
    void setFault(bool fault);

    /// Whether it leaves out the key, and the end of a long text where there is no room.
    void setTight(bool tight);

    QSize sizeHint() const override;
    /// Without the key, for small windows.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString keyText() const;
    int crossWidth() const;

    QString m_label;
    Theme m_theme = Theme::light();
    bool m_fault = false;
    bool m_tight = false;
};

} // namespace raftarium

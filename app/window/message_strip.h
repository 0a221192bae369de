#pragma once

#include "app/theme/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace raftarium {

/// Tells something without getting in the way: one sentence at the lower edge of what it lies on, gone after
/// a few seconds or at a click.
class MessageStrip : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *over);

    void setTheme(const Theme &theme);
    void tell(const QString &sentence);
    QString sentence() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    Theme m_theme = Theme::light();
    QLabel *m_text;
    QTimer m_away{this};
};

} // namespace raftarium

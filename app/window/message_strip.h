#pragma once

#include "app/theme/theme.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;

namespace raftarium {

/// Tells something without getting in the way: one sentence on top of another widget, where it hides nothing
/// that matters, gone after a few seconds or at a click.
class MessageStrip : public QFrame {
    Q_OBJECT

public:
    /// How much of what matters a place on the widget beneath would hide.
    using Hidden = std::function<qreal(const QRect &place)>;

    explicit MessageStrip(QWidget *over, Hidden hidden);

    void setTheme(const Theme &theme);
    void tell(const QString &sentence);
    QString sentence() const;
    /// Looks for the best place anew: what lies beneath has moved.
    void place();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QSize sizeFor(int width) const;
    bool standsFree();

    Hidden m_hidden;
    Theme m_theme = Theme::light();
    QLabel *m_text;
    QString m_sentence;
    QTimer m_away{this};
};

} // namespace raftarium

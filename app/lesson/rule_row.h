#pragma once

#include "app/theme/theme.h"
#include "app/theme/wrapped_button.h"

namespace raftarium {

/// A rule of Figure 2: its words, and when it was seen at work last.
class RuleRow : public WrappedButton {
    Q_OBJECT

public:
    RuleRow(const QString &name, const QString &words, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    bool isLit() const { return m_lit; }
    /// Lit: it is at work now. `where`: "S3 · event 127"; empty when it was not seen.
    void setFired(bool lit, const QString &where);

    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF room(int width) const;
    qreal lineHeight() const;

    Theme m_theme = Theme::light();
    QString m_where;
    bool m_lit = false;
};

} // namespace raftarium

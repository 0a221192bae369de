#pragma once

#include "app/theme/theme.h"
#include "app/theme/wrapped_button.h"

namespace raftarium {

/// A sentence that can be clicked, with its number and perhaps another sentence beside it, where there is
/// room, or beneath.
class SentenceRow : public WrappedButton {
    Q_OBJECT

public:
    /// `sign`: one or two letters before the sentence.
    SentenceRow(const QString &name, const QString &sign, const QString &sentence, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// `heading` stands before the other sentence where that is beneath. `stands out`: it says something
    /// else.
    void setOther(const QString &heading, const QString &sentence, bool standsOut);
    const QString &other() const { return m_other; }
    /// Where the run is now.
    void setCurrent(bool current);
    bool isCurrent() const { return m_current; }

    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Places {
        QRectF sentence;
        QRectF other;
        qreal height = 0;
    };

    bool isWide(int width) const;
    QString otherWords(int width) const;
    Places places(int width) const;

    QString m_sign;
    QString m_heading;
    QString m_other;
    bool m_standsOut = false;
    bool m_current = false;
    Theme m_theme = Theme::light();
};

} // namespace raftarium

#pragma once

#include "app/lab/futures_study.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace raftarium {

class FuturesChart;

/// When did it become inevitable? From instants along the run shown, the share of futures that end as it
/// does.
class FuturesPanel : public QWidget {
    Q_OBJECT

public:
    explicit FuturesPanel(Session *session, QWidget *parent = nullptr);

    const FuturesStudy &study() const { return *m_study; }
    /// Why no future can be looked at; empty when one can.
    QString obstacle() const;
    void setTheme(const Theme &theme);

signals:
    /// study() knows more, or nothing any more.
    void sharesChanged();

public slots:
    /// Looks at the futures of the run up to the instant shown.
    void look();

private:
    void tell();
    void forget();
    QString endingText() const;

    Session *m_session;
    FuturesStudy *m_study;
    FuturesChart *m_chart;
    QLabel *m_words;
    QSpinBox *m_futures;
    QPushButton *m_look;
    QPushButton *m_cancel;
    QProgressBar *m_bar;
};

} // namespace raftarium

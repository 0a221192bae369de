#pragma once

#include "app/theme/theme.h"
#include "raftcore/consensus/rules.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace raftarium {

/// One rule that can be turned off. That it is off cannot be overlooked.
class RuleSwitch : public QWidget {
    Q_OBJECT

public:
    explicit RuleSwitch(raft::Rule rule, QWidget *parent = nullptr);

    raft::Rule rule() const { return m_rule; }
    bool isOn() const;
    void setOn(bool on);
    /// Whether name, section or words have all of these words.
    bool matches(const QStringList &words) const;
    void setTheme(const Theme &theme);

signals:
    void toggled();

private:
    void showState();

    raft::Rule m_rule;
    QCheckBox *m_box;
    QLabel *m_words;
    Theme m_theme = Theme::light();
};

} // namespace raftarium

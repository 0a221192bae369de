#pragma once

#include "app/theme/theme.h"
#include "raftcore/consensus/rules.h"

#include <QScrollArea>

#include <vector>

class QLabel;

namespace raftarium {

class RuleSwitch;

/// The rules of Raft as switches: each by its name, with its section of the paper and what it says.
class RuleList : public QScrollArea {
    Q_OBJECT

public:
    explicit RuleList(QWidget *parent = nullptr);

    /// The rules that are turned off.
    std::vector<raft::Rule> off() const;
    /// Turns on all but these.
    void setOff(const std::vector<raft::Rule> &off);
    /// Shows only the rules whose name, section or words have all of these words.
    void setFilter(const QString &words);
    void setTheme(const Theme &theme);

signals:
    /// Another rule is on or off.
    void changed();

private:
    struct Topic {
        QLabel *title;
        std::vector<RuleSwitch *> rules;
    };

    std::vector<RuleSwitch *> m_switches; ///< By rule.
    std::vector<Topic> m_topics;
};

} // namespace raftarium

#include "app/lab/rule_list.h"

#include "app/lab/rule_switch.h"
#include "raftcore/exploration/rule_words.h"

#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

QString titleOf(raft::RuleTopic topic)
{
    switch (topic) {
    case raft::RuleTopic::Terms: return RuleList::tr("Terms");
    case raft::RuleTopic::Elections: return RuleList::tr("Elections");
    case raft::RuleTopic::Logs: return RuleList::tr("Logs");
    case raft::RuleTopic::Commitment: return RuleList::tr("Commitment");
    case raft::RuleTopic::Reads: return RuleList::tr("Reads");
    case raft::RuleTopic::Snapshots: return RuleList::tr("Snapshots");
    case raft::RuleTopic::Members: return RuleList::tr("Members");
    case raft::RuleTopic::Clients: return RuleList::tr("Clients");
    }
    return {};
}

} // namespace

RuleList::RuleList(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("ruleList"));
    setAccessibleName(tr("The rules of Raft"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus); // The switches have it.
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(raft::Rule::Count); ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        const bool isNewTopic = i == 0 || raft::topicOf(rule) != raft::topicOf(m_switches.back()->rule());
        if (isNewTopic) {
            auto *title = new QLabel(titleOf(raft::topicOf(rule)), page);
            title->setProperty("heading", true);
            title->setContentsMargins(0, i == 0 ? 0 : 8, 0, 2);
            column->addWidget(title);
            m_topics.push_back({title, {}});
        }
        auto *one = new RuleSwitch(rule, page);
        connect(one, &RuleSwitch::toggled, this, &RuleList::changed);
        column->addWidget(one);
        m_switches.push_back(one);
        m_topics.back().rules.push_back(one);
    }
    column->addStretch(1);
    setWidget(page);
    setTheme(Theme::light());
}

std::vector<raft::Rule> RuleList::off() const
{
    std::vector<raft::Rule> off;
    for (const RuleSwitch *one : m_switches)
        if (!one->isOn())
            off.push_back(one->rule());
    return off;
}

void RuleList::setOff(const std::vector<raft::Rule> &off)
{
    for (RuleSwitch *one : m_switches)
        one->setOn(std::find(off.begin(), off.end(), one->rule()) == off.end());
}

void RuleList::setFilter(const QString &words)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const QStringList all = words.split(space, Qt::SkipEmptyParts);
    for (const Topic &topic : m_topics) {
        bool isAnyShown = false;
        for (RuleSwitch *one : topic.rules) {
            const bool isShown = one->matches(all);
            one->setVisible(isShown);
            isAnyShown = isAnyShown || isShown;
        }
        topic.title->setVisible(isAnyShown);
    }
}

void RuleList::setTheme(const Theme &theme)
{
    for (const Topic &topic : m_topics)
        topic.title->setFont(theme.font(9.5, QFont::DemiBold));
    for (RuleSwitch *one : m_switches)
        one->setTheme(theme);
    constexpr int scrollBar = 14;
    setMinimumWidth(widget()->minimumSizeHint().width() + scrollBar); // No name is cut.
}

} // namespace raftarium

#include "app/lab/rule_switch.h"

#include "app/lab/lab_words.h"
#include "app/session/core_text.h"
#include "raftcore/exploration/rule_words.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int besideBox = 24; ///< Where the words begin: under the name, not under the box.

} // namespace

RuleSwitch::RuleSwitch(raft::Rule rule, QWidget *parent)
    : QWidget(parent), m_rule(rule), m_box(new QCheckBox(this)), m_words(new QLabel(this))
{
    const QString name = fromUtf8(raft::name(rule));
    m_box->setObjectName(QStringLiteral("rule") + name);
    m_box->setText(QStringLiteral("%1  %2").arg(citationText(raft::section(rule)), name));
    m_box->setAccessibleDescription(coreText(raft::explain(rule)));
    m_box->setChecked(true);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(besideBox, 0, 0, 0);
    m_words->setBuddy(m_box);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 3, 0, 3);
    column->setSpacing(1);
    column->addWidget(m_box);
    column->addWidget(m_words);
    connect(m_box, &QCheckBox::toggled, this, &RuleSwitch::showState);
    connect(m_box, &QCheckBox::toggled, this, &RuleSwitch::toggled);
    showState();
}

bool RuleSwitch::isOn() const
{
    return m_box->isChecked();
}

void RuleSwitch::setOn(bool on)
{
    m_box->setChecked(on);
}

bool RuleSwitch::matches(const QStringList &words) const
{
    const QString all = m_box->text() + u' ' + coreText(raft::explain(m_rule));
    return std::all_of(words.begin(), words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

void RuleSwitch::setTheme(const Theme &theme)
{
    m_theme = theme;
    showState();
}

void RuleSwitch::showState()
{
    const QString says = coreText(raft::explain(m_rule));
    m_words->setText(isOn() ? says : tr("✕ off: %1").arg(says));
    m_box->setFont(m_theme.font(9.5, isOn() ? QFont::Normal : QFont::DemiBold));
    m_words->setFont(m_theme.font(8.5));
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::WindowText, isOn() ? m_theme.mutedText : m_theme.fault);
    m_words->setPalette(palette);
}

} // namespace raftarium

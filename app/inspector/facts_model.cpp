#include "app/inspector/facts_model.h"

#include "app/theme/plain_text.h"

#include <algorithm>

namespace raftarium {

namespace {

/// Whether the row's height depends on its text.
bool wraps(const Fact &fact)
{
    return fact.shape == Fact::Shape::Prose || fact.shape == Fact::Shape::Step ||
           fact.shape == Fact::Shape::Title;
}

QString toolTip(const Fact &fact)
{
    QStringList lines{fact.sentence()};
    if (!fact.explanation.isEmpty())
        lines << fact.explanation;
    if (!fact.paper.isEmpty())
        lines << fact.paper;
    return toolTipText(lines.join(QLatin1Char('\n')));
}

} // namespace

bool FactsModel::sameRows(const Facts &facts) const
{
    return std::equal(facts.begin(), facts.end(), m_facts.begin(), m_facts.end(),
                      [](const Fact &a, const Fact &b) {
                          return a.shape == b.shape && a.key == b.key && (!wraps(a) || a.label == b.label);
                      });
}

bool FactsModel::setFacts(Facts facts)
{
    if (!sameRows(facts)) {
        beginResetModel();
        m_facts = std::move(facts);
        endResetModel();
        return true;
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i] == m_facts[i])
            continue;
        m_facts[i] = std::move(facts[i]);
        const QModelIndex changed = index(static_cast<int>(i));
        emit dataChanged(changed, changed);
    }
    return false;
}

const Fact *FactsModel::find(const QString &key) const
{
    const int row = rowOf(key);
    return row < 0 ? nullptr : &m_facts[static_cast<std::size_t>(row)];
}

int FactsModel::rowOf(const QString &key) const
{
    const auto found =
        std::find_if(m_facts.begin(), m_facts.end(), [&](const Fact &fact) { return fact.key == key; });
    return found == m_facts.end() ? -1 : static_cast<int>(found - m_facts.begin());
}

int FactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

QVariant FactsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Fact &fact = m_facts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return fact.sentence();
    case Qt::AccessibleDescriptionRole: return fact.explanation;
    case Qt::ToolTipRole: return fact.shape == Fact::Shape::Prose ? QVariant() : toolTip(fact);
    default: return {};
    }
}

Qt::ItemFlags FactsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

} // namespace raftarium

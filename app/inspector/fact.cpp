#include "app/inspector/fact.h"

#include "app/inspector/wording.h"

#include <QHash>

namespace raftarium {

namespace {

QString markWord(Fact::Mark mark)
{
    using wording::Inspector;
    switch (mark) {
    case Fact::Mark::Good: return Inspector::tr("holds");
    case Fact::Mark::Fault: return Inspector::tr("violated");
    case Fact::Mark::Unchecked: return Inspector::tr("not checked");
    default: return {};
    }
}

} // namespace

QString Fact::sentence() const
{
    using wording::Inspector;
    QStringList parts;
    for (const QString &part :
         {label, shape == Shape::Check ? markWord(mark) : QString(), cells.join(QStringLiteral(", ")), value})
        if (!part.isEmpty())
            parts << part;
    if (!before.isEmpty())
        parts << Inspector::tr("was %1").arg(before);
    if (!cellsBefore.isEmpty())
        parts << Inspector::tr("was %1").arg(cellsBefore.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(", "));
}

Fact proseFact(const QString &key, const QString &text, bool muted)
{
    Fact fact;
    fact.shape = Fact::Shape::Prose;
    fact.key = key;
    fact.label = text;
    fact.muted = muted;
    return fact;
}

void markChanges(Facts &now, const Facts &before)
{
    QHash<QString, const Fact *> known;
    for (const Fact &fact : before)
        known.insert(fact.key, &fact);
    for (Fact &fact : now) {
        const Fact *old = known.value(fact.key);
        if (old == nullptr || fact.ticking || old->ticking)
            continue;
        if (fact.shape == Fact::Shape::Field && old->value != fact.value)
            fact.before = old->value;
        if (fact.shape == Fact::Shape::TableRow && old->cells != fact.cells &&
            old->cells.size() == fact.cells.size())
            fact.cellsBefore = old->cells;
    }
}

} // namespace raftarium

#include "app/inspector/safety_facts.h"

#include "app/inspector/wording.h"
#include "app/session/core_text.h"
#include "app/session/linearizability_watch.h"
#include "raftcore/cluster/wording.h"

#include <algorithm>

namespace raftarium {

namespace {

using raft::SafetyProperty;
using wording::Inspector;

std::vector<const raft::Violation *> violationsOf(const raft::ClusterView &view, SafetyProperty property)
{
    std::vector<const raft::Violation *> found;
    for (const raft::Violation &violation : view.violations)
        if (violation.property == property)
            found.push_back(&violation);
    return found;
}

/// Histories of clients are judged as a whole, beside the play.
void showVerdict(const LinearizabilityWatch *clients, Fact &fact)
{
    using Verdict = raft::Linearizability::Verdict;
    if (clients == nullptr) {
        fact.value = Inspector::tr("not checked");
        return;
    }
    fact.mark = Fact::Mark::Unchecked;
    fact.value = Inspector::tr("%1 operations").arg(wording::count(clients->judged()));
    if (clients->verdict().verdict == Verdict::Undecided)
        fact.value = Inspector::tr("too many overlap on %1").arg(wording::text(clients->verdict().key));
    else if (clients->verdict().verdict == Verdict::Holds)
        fact.mark = Fact::Mark::Good;
}

/// Of a run that is reported in part: how far the property could be held against it.
void showCoverage(const raft::PropertyCoverage &coverage, Fact &fact)
{
    fact.mark = coverage.isChecked() ? Fact::Mark::Good : Fact::Mark::Unchecked;
    fact.value = !coverage.isChecked() ? Inspector::tr("not checked")
                                       : Inspector::tr("%1 facts", nullptr, static_cast<int>(coverage.facts))
                                             .arg(wording::count(coverage.facts));
}

Fact check(const raft::ClusterView &view, SafetyProperty property, bool checked,
           const LinearizabilityWatch *clients, const raft::SafetyCoverage &coverage)
{
    Fact fact;
    fact.shape = Fact::Shape::Check;
    fact.key = wording::text(raft::name(property));
    fact.label = coreText(raft::title(property));
    fact.explanation = coreText(raft::explain(property));
    fact.paper = citationText(raft::section(property));
    const auto violations = violationsOf(view, property);
    if (!violations.empty()) {
        fact.mark = Fact::Mark::Fault;
        fact.strong = true;
        fact.value = Inspector::tr("violated");
    } else if (const raft::PropertyCoverage *part = raft::coverageOf(coverage, property)) {
        showCoverage(*part, fact);
    } else if (property == SafetyProperty::Linearizability) {
        fact.mark = Fact::Mark::Unchecked;
        showVerdict(clients, fact);
    } else if (checked) {
        fact.mark = Fact::Mark::Good;
    } else {
        fact.mark = Fact::Mark::Unchecked;
        fact.value = Inspector::tr("not checked");
    }
    return fact;
}

Fact heading(bool checked, const raft::SafetyCoverage &coverage)
{
    Fact fact;
    fact.shape = Fact::Shape::Section;
    fact.key = QStringLiteral("safety");
    fact.label = Inspector::tr("Safety");
    fact.value = coverage  ? Inspector::tr("as far as the trace says")
                 : checked ? Inspector::tr("checked after every event")
                           : Inspector::tr("checks are off");
    return fact;
}

Fact beneath(const QString &key, const QString &text, bool muted)
{
    Fact fact = proseFact(key, text, muted);
    fact.indented = true;
    return fact;
}

template <class Each>
void forEachProperty(Each each)
{
    for (int i = 0; i < static_cast<int>(SafetyProperty::Count); ++i)
        each(static_cast<SafetyProperty>(i));
}

void addViolation(Facts &facts, const raft::Violation &violation)
{
    const QString number = QString::number(violation.event);
    Fact proof = beneath(QStringLiteral("proof ") + number + wording::text(raft::name(violation.property)),
                         wording::text(violation.proof), false);
    proof.strong = true;
    facts.push_back(proof);
    Fact go;
    go.shape = Fact::Shape::Button;
    go.key = QStringLiteral("go ") + number + wording::text(raft::name(violation.property));
    go.label = Inspector::tr("Go to it · event %1").arg(wording::count(violation.event));
    go.explanation = Inspector::tr("At %1").arg(wording::moment(violation.at));
    go.event = violation.event;
    go.indented = true;
    facts.push_back(go);
}

/// Why a property was not checked; nothing when it was.
void addMissing(Facts &facts, const raft::PropertyCoverage *coverage, const QString &key)
{
    if (coverage == nullptr || coverage->isChecked())
        return;
    facts.push_back(beneath(key + QStringLiteral(" missing"),
                            Inspector::tr("Not checked: it needs %1.").arg(coreText(coverage->missing)),
                            false));
}

QString verdictInPart(const std::vector<raft::PropertyCoverage> &coverage)
{
    const auto checked = std::count_if(coverage.begin(), coverage.end(),
                                       [](const raft::PropertyCoverage &each) { return each.isChecked(); });
    if (checked == 0)
        return Inspector::tr("The trace says too little: nothing could be checked.");
    return Inspector::tr("What could be checked holds: %1 of %2 properties.")
        .arg(checked)
        .arg(coverage.size());
}

QString verdict(const raft::ClusterView &view, bool checked, const raft::SafetyCoverage &coverage)
{
    if (!view.violations.empty())
        return Inspector::tr("A property that must always hold did not.");
    if (coverage)
        return verdictInPart(*coverage);
    return checked ? Inspector::tr("All that is checked holds.") : Inspector::tr("Nothing is being checked.");
}

} // namespace

Facts safetySummary(const raft::ClusterView &view, bool checked, const LinearizabilityWatch *clients,
                    const raft::SafetyCoverage &coverage)
{
    Facts facts{heading(checked, coverage)};
    forEachProperty(
        [&](SafetyProperty property) { facts.push_back(check(view, property, checked, clients, coverage)); });
    return facts;
}

Facts safetyFacts(const raft::ClusterView &view, bool checked, const LinearizabilityWatch *clients,
                  const raft::SafetyCoverage &coverage)
{
    Fact title;
    title.shape = Fact::Shape::Title;
    title.key = QStringLiteral("title");
    title.label = verdict(view, checked, coverage);
    title.value = heading(checked, coverage).value;
    Facts facts{title};
    forEachProperty([&](SafetyProperty property) {
        const Fact line = check(view, property, checked, clients, coverage);
        facts.push_back(line);
        facts.push_back(beneath(line.key + QStringLiteral(" means"),
                                QStringLiteral("%1 (%2)").arg(line.explanation, line.paper), true));
        const auto violations = violationsOf(view, property);
        if (violations.empty())
            addMissing(facts, raft::coverageOf(coverage, property), line.key);
        for (const raft::Violation *violation : violations)
            addViolation(facts, *violation);
    });
    return facts;
}

} // namespace raftarium

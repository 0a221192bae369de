#include "sentence_matcher.h"

#include <QRegularExpression>
#include <QStringView>

#include <algorithm>
#include <optional>

namespace raftarium {

namespace {

using raft::EventKind;

/// Those whose sentences hang on their fields alone, and on no numbers but in so far as they are none.
constexpr raft::EventKinds alike{
    EventKind::MessageSent,  EventKind::MessageDelivered, EventKind::MessageLost, EventKind::Noted,
    EventKind::StateChanged, EventKind::CommitAdvanced,   EventKind::Synced,      EventKind::Crashed,
    EventKind::Restarted,    EventKind::NetworkHealed};

/// What a sentence of these kinds can hang on, but for the numbers in it: the same for the same words.
std::uint64_t kindOf(const raft::EventRecord &record, const raft::Event &event)
{
    std::uint64_t key = 0;
    const auto add = [&key](std::uint64_t part, unsigned bits) { key = key << bits | part; };
    add(static_cast<std::uint64_t>(event.kind), 5);
    add(event.detail, 8);
    add(event.flags & raft::Event::Forced, 1);
    add(event.server, 16);
    add(event.other, 16);
    add(event.position.index.value == 0 ? 1 : 0, 1);
    add(event.position.term.value == 0 ? 1 : 0, 1);
    add(event.term.value == 0 ? 1 : 0, 1);
    add(std::min<std::uint64_t>(event.count, 2), 2);
    const bool saysCause = event.kind == EventKind::MessageLost && event.cause != 0;
    add(saysCause ? static_cast<std::uint64_t>(record[event.cause].kind) + 1 : 0, 6);
    return key;
}

/// The words without what their numbers say: "index 1,204 of term 7" is "index 0 of term 0". A text is in a
/// sentence only if its shape is in the sentence's shape.
QString shapeOf(QStringView words)
{
    QString shape;
    shape.reserve(words.size());
    for (const QChar each : words) {
        if (each == u'.' || each == u',') // They may stand within a number, or not.
            continue;
        const bool isDigit = each.isDigit();
        if (!isDigit || !shape.endsWith(u'0'))
            shape += isDigit ? QChar(u'0') : each;
    }
    return shape;
}

} // namespace

void SentenceMatcher::begin(const QString &text)
{
    static const QRegularExpression serverNames(QStringLiteral("\\b[Ss][1-9][0-9]?\\b"));
    QString rest = text;
    rest.remove(serverNames);
    m_text = text;
    m_shape = shapeOf(text);
    m_namesNumber = std::any_of(rest.cbegin(), rest.cend(), [](QChar each) { return each.isDigit(); });
    m_run = nullptr;
    m_known.clear();
}

bool SentenceMatcher::says(const raft::Cluster &run, raft::EventNumber number) const
{
    return QString::fromStdString(run.describe(number)).contains(m_text, Qt::CaseInsensitive);
}

bool SentenceMatcher::couldSay(const raft::Cluster &run, raft::EventNumber number) const
{
    return shapeOf(QString::fromStdString(run.describe(number))).contains(m_shape, Qt::CaseInsensitive);
}

bool SentenceMatcher::matches(const raft::Cluster &run, raft::EventNumber number)
{
    if (&run != m_run) {
        const raft::Capabilities can = run.capabilities();
        m_isSimulation = can.branches && !can.external;
        m_run = &run;
        m_known.clear();
    }
    if (!m_isSimulation)
        return says(run, number);
    const raft::Event event = run.events()[number];
    if (!alike.has(event.kind))
        return says(run, number);
    const auto [known, isNew] = m_known.try_emplace(kindOf(run.events(), event), false);
    if (isNew)
        known->second = m_namesNumber ? couldSay(run, number) : says(run, number);
    return known->second && (!m_namesNumber || says(run, number));
}

} // namespace raftarium

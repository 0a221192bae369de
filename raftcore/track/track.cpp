#include "raftcore/track/track.h"

#include "raftcore/format/json_text.h"
#include "raftcore/track/columns.h"
#include "raftcore/track/flights.h"
#include "raftcore/track/instant.h"
#include "raftcore/track/sentence.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <map>
#include <vector>

namespace raft {

namespace {

/// All servers of a run, also those that joined later.
std::vector<NodeId> serversOf(const Cluster &run)
{
    std::vector<NodeId> ids;
    for (const ServerView &server : run.view().servers)
        ids.push_back(server.id);
    for (const ServerView &server : run.viewAt(run.events().first() - 1).servers)
        ids.push_back(server.id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// The events of a run, a column for each thing that is kept of them.
class Events {
public:
    explicit Events(TextTable &texts) : m_texts(texts) {}

    void add(const Cluster &run, EventNumber number)
    {
        const Event event = run.events()[number];
        m_at.addGrowth(event.at.count());
        m_kind.add(static_cast<std::int64_t>(event.kind));
        m_importance.add(static_cast<std::int64_t>(importance(event)));
        m_server.add(event.server);
        m_other.add(event.other);
        m_term.addGrowth(static_cast<std::int64_t>(event.term.value));
        m_cause.add(event.cause == 0 ? 0 : number - event.cause);
        addSentence(run.describe(number));
        if (event.kind == EventKind::OperationCalled)
            m_called[event.subject] = number;
        if (event.kind == EventKind::OperationReturned)
            m_returned[event.subject] = number;
    }

    std::string json() const
    {
        return "{\"at\":" + m_at.json() + ",\"kind\":" + m_kind.json() +
               ",\"importance\":" + m_importance.json() + ",\"server\":" + m_server.json() +
               ",\"other\":" + m_other.json() + ",\"term\":" + m_term.json() +
               ",\"cause\":" + m_cause.json() + ",\"pattern\":" + m_pattern.json() +
               ",\"number\":" + m_number.json() + '}';
    }

    /// Pairs of events: a call of a client, and the answer or 0.
    std::string operationsJson() const
    {
        Column pairs;
        for (const auto &[id, called] : m_called) {
            pairs.add(called);
            const auto answer = m_returned.find(id);
            pairs.add(answer == m_returned.end() ? 0 : answer->second);
        }
        return pairs.json();
    }

private:
    /// Each number is the difference from the one that stood there last.
    void addSentence(const std::string &text)
    {
        std::string words = shown(text, TextTable::mostBytes);
        // A reader would take it for a number's place.
        std::replace(words.begin(), words.end(), Sentence::gap, ' ');
        const Sentence sentence = Sentence::of(words);
        const std::int64_t place = m_texts.placeOf(sentence.pattern, sentence.pattern.size());
        m_pattern.add(place);
        std::vector<std::int64_t> &last = m_lastNumbers[place];
        last.resize(sentence.numbers.size());
        for (std::size_t i = 0; i < last.size(); ++i)
            m_number.add(sentence.numbers[i] - last[i]);
        last = sentence.numbers;
    }

    TextTable &m_texts;
    Column m_at, m_kind, m_importance, m_server, m_other, m_term, m_cause, m_pattern, m_number;
    std::map<std::int64_t, std::vector<std::int64_t>> m_lastNumbers; ///< By pattern.
    std::map<std::uint64_t, EventNumber> m_called;                   ///< By operation.
    std::map<std::uint64_t, EventNumber> m_returned;
};

/// The last event of the step that begins with event `first`.
EventNumber stepEnd(const EventRecord &record, EventNumber first)
{
    EventNumber last = first;
    while (last < record.size() && stepStart(record, last + 1) <= first)
        ++last;
    return last;
}

std::string violationsJson(const Cluster &run)
{
    std::string all;
    for (const Violation &violation : run.violations()) {
        all += all.empty() ? "[" : ",[";
        appendNumber(all, violation.event);
        all += ',';
        appendString(all, std::string(title(violation.property)));
        all += ',';
        appendString(all, shown(violation.proof, TextTable::mostBytes));
        all += ']';
    }
    return '[' + all + ']';
}

/// The verdict on what clients saw: 0 it holds, 1 it does not, 2 unknown; and why.
std::string verdictJson(const Cluster &run)
{
    const Linearizability judged = checkLinearizability(run);
    std::string json = "[" + std::to_string(static_cast<int>(judged.verdict)) + ',';
    appendString(json, shown(judged.proof, TextTable::mostBytes));
    return json + ']';
}

} // namespace

std::string trackOf(const Cluster &run, const WorkProgress &progress)
{
    const EventRecord &record = run.events();
    TextTable texts;
    texts.placeOf({}); // A number that is not yet said is 0, and so is no text.
    Instants instants(serversOf(run), texts);
    Flights flights(texts);
    Events events(texts);
    const EventNumber before = record.first() - 1;
    const ClusterView beginning = run.viewAt(before);
    const Time start = before == 0 ? Time{} : record[record.first()].at;
    instants.add(beginning, start);
    flights.pass(before, start, beginning.messages);
    Column steps;
    for (EventNumber first = record.first(); first <= record.size();) {
        const EventNumber last = stepEnd(record, first);
        const Time at = record[last].at;
        const ClusterView view = run.viewAt(last);
        instants.add(view, at);
        flights.pass(first, at, view.messages);
        steps.add(last - first + 1);
        for (; first <= last; ++first)
            events.add(run, first);
        if (steps.size() % 256 == 0 && progress && !progress(static_cast<double>(last) / record.size()))
            return {};
    }
    const std::string json = "{\"first\":" + std::to_string(record.first()) +
                             ",\"end\":" + std::to_string(run.now().count()) + ",\"steps\":" + steps.json() +
                             ",\"events\":" + events.json() + ",\"instants\":" + instants.json() +
                             ",\"flights\":" + flights.json() + ",\"operations\":" + events.operationsJson() +
                             ",\"violations\":" + violationsJson(run) + ",\"verdict\":" + verdictJson(run);
    return json + ",\"texts\":" + texts.json() + '}';
}

} // namespace raft

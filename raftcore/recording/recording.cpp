#include "raftcore/recording/recording.h"

#include "raftcore/recording/action_json.h"
#include "raftcore/recording/fields.h"
#include "raftcore/recording/process_json.h"
#include "raftcore/recording/setup_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace raft {

namespace {

using fields::Json;
using fields::OrderedJson;

constexpr std::size_t told = 1024; ///< Actions, or parts of the text, between two calls of the progress.

std::string hexOf(std::uint64_t hash)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    return {digits.data(), end};
}

/// Texts from processes may hold anything; JSON is UTF-8.
std::string textOf(const OrderedJson &json)
{
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

// ---- Writing

/// The step that a server was seen to take; null when it is something else.
const observation::Stepped *stepIn(const Intervention &one)
{
    const auto *observed = std::get_if<Observation>(&one.what);
    return observed != nullptr ? std::get_if<observation::Stepped>(observed) : nullptr;
}

bool isSame(const Intervention &a, const Intervention &b, const ForeignForms &forms)
{
    if (a.steps != b.steps || a.at != b.at)
        return false;
    const observation::Stepped *mine = stepIn(a);
    const observation::Stepped *others = stepIn(b);
    return mine != nullptr && others != nullptr ? mine->step == others->step
                                                : jsonOf(a, forms) == jsonOf(b, forms);
}

/// How many actions at its beginning a run shares with the run that it left.
std::size_t sharedWithParent(const Recording &recording, std::size_t place, const ForeignForms &forms)
{
    const RecordedRun &run = recording.runs[place];
    if (run.parent >= place)
        return 0;
    const std::vector<Intervention> &mine = run.run.interventions;
    const std::vector<Intervention> &parents = recording.runs[run.parent].run.interventions;
    const auto same = [&forms](const Intervention &a, const Intervention &b) { return isSame(a, b, forms); };
    const auto end = std::mismatch(mine.begin(), mine.end(), parents.begin(), parents.end(), same).first;
    return static_cast<std::size_t>(end - mine.begin());
}

OrderedJson headOf(const RecordedRun &run, std::size_t shared)
{
    OrderedJson processes = OrderedJson::array();
    for (const RecordedProcess &each : run.processes)
        processes.push_back(jsonOf(each));
    OrderedJson head{{"name", run.name},
                     {"parent", run.parent},
                     {"parted", run.parted.count()},
                     {"from", run.from.count()},
                     {"shared", shared},
                     {"steps", run.run.steps},
                     {"end", run.run.end.count()},
                     {"events", run.events},
                     {"hash", hexOf(run.hash)},
                     {"processes", std::move(processes)}};
    for (const RecordedBookmark &each : run.bookmarks)
        head["bookmarks"].push_back({{"event", each.event}, {"at", each.at.count()}, {"name", each.name}});
    return head;
}

/// What has been done of all.
struct Done {
    const WorkProgress &progress;
    std::size_t whole = 0;
    std::size_t part = 0;

    bool one() { return ++part % told != 0 || goOn(); }
    bool goOn() const
    {
        return progress(std::min(1.0, static_cast<double>(part) / static_cast<double>(whole)));
    }
};

bool writeRun(const Recording &recording, std::size_t place, const ForeignForms &forms, const TextSink &sink,
              Done &done)
{
    const RecordedRun &run = recording.runs[place];
    const std::size_t shared = sharedWithParent(recording, place, forms);
    std::string text = textOf(headOf(run, shared));
    text.pop_back(); // Its end comes after the actions.
    text += ",\"interventions\":[";
    const char *before = "\n";
    for (std::size_t i = shared; i < run.run.interventions.size(); ++i) {
        text += before + textOf(jsonOf(run.run.interventions[i], forms));
        before = ",\n";
        constexpr std::size_t atOnce = 64 * 1024;
        if (!done.one() || (text.size() > atOnce && !sink(text)))
            return false;
        if (text.size() > atOnce)
            text.clear();
    }
    return sink(text + "\n]}");
}

// ---- Reading

struct Cancelled {};

/// Takes the actions out of the text while it is parsed: there may be very many of them.
class Reading {
public:
    Reading(std::string_view text, const ForeignForms &forms, const WorkProgress &progress)
        : m_forms(forms), m_done{progress,
                                 static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1}
    {
    }

    /// A parser's callback: whether to keep what was parsed.
    bool take(int depth, Json::parse_event_t event, const Json &parsed)
    {
        constexpr int part = 1;
        constexpr int run = 2;
        constexpr int field = 3;
        constexpr int action = 4;
        // A file without actions may take long, too, and can be cancelled.
        if (++m_events % told == 0 && !m_done.goOn())
            throw Cancelled{};
        if (event == Json::parse_event_t::key && depth == part)
            m_part = parsed.get<std::string>();
        if (m_part != "runs")
            return true;
        if (event == Json::parse_event_t::object_start && depth == run)
            m_actions.emplace_back();
        if (event == Json::parse_event_t::key && depth == field)
            m_field = parsed.get<std::string>();
        if (event != Json::parse_event_t::object_end || depth != action || m_field != "interventions" ||
            m_actions.empty())
            return true;
        if (!m_done.one())
            throw Cancelled{};
        std::variant<Intervention, std::string> found = interventionFrom(parsed, m_forms);
        if (auto *wrong = std::get_if<std::string>(&found); wrong != nullptr && m_wrong.empty())
            m_wrong = "action " + std::to_string(m_actions.back().size() + 1) + " of run " +
                      std::to_string(m_actions.size()) + ": " + *wrong;
        if (auto *one = std::get_if<Intervention>(&found))
            m_actions.back().push_back(std::move(*one));
        return false;
    }

    const std::string &wrong() const { return m_wrong; }
    /// The actions of each run.
    std::vector<std::vector<Intervention>> &actions() { return m_actions; }

private:
    const ForeignForms &m_forms;
    Done m_done;
    std::size_t m_events = 0; ///< Of the parser.
    std::string m_part;
    std::string m_field;
    std::string m_wrong;
    std::vector<std::vector<Intervention>> m_actions;
};

bool read(const Json &json, RecordedBookmark &bookmark)
{
    return json.is_object() && fields::readMember(json, "event", bookmark.event) &&
           fields::readMember(json, "at", bookmark.at) && fields::readMember(json, "name", bookmark.name);
}

bool readProcesses(const Json &json, std::vector<RecordedProcess> &processes)
{
    const bool isEarlier = json.contains("captions");
    const auto all = json.find(isEarlier ? "captions" : "processes");
    const auto readOne = isEarlier ? readCaption : readProcess;
    return all != json.end() && all->is_array() &&
           std::all_of(all->begin(), all->end(),
                       [&](const Json &each) { return readOne(each, processes.emplace_back()); });
}

/// Recordings of earlier programs have none.
bool readBookmarks(const Json &json, std::vector<RecordedBookmark> &bookmarks)
{
    if (!json.contains("bookmarks"))
        return true;
    const Json &all = json["bookmarks"];
    return all.is_array() && std::all_of(all.begin(), all.end(), [&bookmarks](const Json &each) {
               return read(each, bookmarks.emplace_back());
           });
}

bool readHash(const Json &json, std::uint64_t &hash)
{
    std::string digits;
    if (!fields::readMember(json, "hash", digits))
        return false;
    const char *end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, hash, 16);
    return result.ec == std::errc() && result.ptr == end;
}

/// A run but for its own actions, which `run` holds already: before them come those that it shares.
bool readRun(const Json &json, const std::vector<RecordedRun> &earlier, RecordedRun &run)
{
    std::size_t shared = 0;
    if (!json.is_object() || !fields::readMember(json, "name", run.name) ||
        !fields::readMember(json, "parent", run.parent) || !fields::readMember(json, "parted", run.parted) ||
        !fields::readMember(json, "shared", shared) || !fields::readMember(json, "steps", run.run.steps) ||
        !fields::readMember(json, "end", run.run.end) || !fields::readMember(json, "events", run.events) ||
        !readHash(json, run.hash))
        return false;
    if (json.contains("from") && !fields::readMember(json, "from", run.from))
        return false;
    if (!readProcesses(json, run.processes) || !readBookmarks(json, run.bookmarks))
        return false;
    if (run.parent >= earlier.size())
        return run.parent == earlier.size() && shared == 0;
    const std::vector<Intervention> &parents = earlier[run.parent].run.interventions;
    if (shared > parents.size())
        return false;
    run.run.interventions.insert(run.run.interventions.begin(), parents.begin(),
                                 parents.begin() + static_cast<std::ptrdiff_t>(shared));
    return true;
}

/// What is no recording of this version.
std::string problemOfHead(const Json &json)
{
    std::string what;
    std::uint64_t number = 0;
    if (!json.is_object() || !fields::readMember(json, "recording", what) || what != "raftarium" ||
        !fields::readMember(json, "version", number))
        return "it is no recording of Raftarium";
    if (number != recordingVersion)
        return "it has version " + std::to_string(number) + " of recordings; this program reads version " +
               std::to_string(recordingVersion);
    return {};
}

/// What is no JSON, and where.
std::string problemOfText(std::string_view text, const Json::exception &wrong)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "it is empty";
    if (const auto *place = dynamic_cast<const Json::parse_error *>(&wrong);
        place != nullptr && place->byte > text.size())
        return "it ends in the middle of line " +
               std::to_string(std::count(text.begin(), text.end(), '\n') + 1) +
               "; the rest of the file is missing";
    const std::string what = wrong.what();
    const std::size_t start = what.find("] ");
    return "it is no JSON: " + (start == std::string::npos ? what : what.substr(start + 2));
}

std::variant<Recording, std::string> readParsed(const Json &json, Reading &reading)
{
    if (std::string problem = problemOfHead(json); !problem.empty())
        return problem;
    if (!reading.wrong().empty())
        return reading.wrong();
    Recording recording;
    const std::optional<ClusterSetup> setup =
        json.contains("setup") ? setupFrom(json["setup"]) : std::nullopt;
    if (!setup)
        return "its \"setup\" is missing or not valid";
    recording.setup = *setup;
    fields::readMember(json, "title", recording.title);
    fields::readMember(json, "program", recording.program);
    const auto runs = json.find("runs");
    if (runs == json.end() || !runs->is_array() || runs->empty() ||
        runs->size() != reading.actions().size() || !fields::readMember(json, "shown", recording.shown) ||
        recording.shown >= runs->size())
        return "its \"runs\" are missing or not valid";
    for (const Json &each : *runs) {
        RecordedRun run;
        run.run.interventions = std::move(reading.actions()[recording.runs.size()]);
        if (!readRun(each, recording.runs, run))
            return "run " + std::to_string(recording.runs.size() + 1) + " is not valid";
        recording.runs.push_back(std::move(run));
    }
    return recording;
}

} // namespace

bool writeRecording(const Recording &recording, const ForeignForms &forms, const TextSink &sink,
                    const WorkProgress &progress)
{
    Done done{progress, 1};
    for (const RecordedRun &run : recording.runs)
        done.whole += run.run.interventions.size();
    const OrderedJson head{{"recording", "raftarium"},         {"version", recordingVersion},
                           {"program", recording.program},     {"title", recording.title},
                           {"setup", jsonOf(recording.setup)}, {"shown", recording.shown}};
    std::string text = textOf(head);
    text.pop_back();
    if (!sink(text + ",\n\"runs\":["))
        return false;
    for (std::size_t place = 0; place < recording.runs.size(); ++place)
        if (!sink(place == 0 ? "\n" : ",\n") || !writeRun(recording, place, forms, sink, done))
            return false;
    return sink("\n]}\n");
}

std::variant<Recording, std::string> readRecording(std::string_view text, const ForeignForms &forms,
                                                   const WorkProgress &progress)
{
    Reading reading(text, forms, progress);
    const auto take = [&reading](int depth, Json::parse_event_t event, Json &parsed) {
        return reading.take(depth, event, parsed);
    };
    try {
        const Json json = Json::parse(text, take);
        return readParsed(json, reading);
    } catch (const Cancelled &) {
        return std::string();
    } catch (const Json::exception &wrong) {
        return problemOfText(text, wrong);
    }
}

} // namespace raft

#include "raftcore/traces/trace_form.h"

#include "raftcore/traces/json_text.h"
#include "raftcore/traces/lab_line.h"
#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/server_log_reader.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

struct NamedForm {
    TraceForm form;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<NamedForm, 7> forms{{{TraceForm::Own, "own", "Raftarium trace"},
                                          {TraceForm::LabLog, "lab", "lab log"},
                                          {TraceForm::StateTrace, "state", "state trace"},
                                          {TraceForm::Interaction, "interaction", "interaction test"},
                                          {TraceForm::Counterexample, "tlc", "TLC counterexample"},
                                          {TraceForm::Itf, "itf", "ITF counterexample"},
                                          {TraceForm::ServerLog, "server", "server log"}}};

bool holds(std::string_view line, std::string_view part)
{
    return line.find(part) != std::string_view::npos;
}

bool isServerLogLine(std::string_view line)
{
    ServerNames names;
    std::vector<TraceItem> items;
    TraceGroups groups;
    ReadingPlace place{names, items, groups};
    return ServerLogReader("").read(line, {}, place).meaning == LineMeaning::Reported;
}

/// Whether a server says something of which the usual patterns know the meaning.
bool tellsSomething(const LabLine &lab)
{
    ServerNames names;
    const auto matched = LabPatterns::usual().match(lab, NodeId{1}, names);
    return matched ? matched->second.kind != TraceKind::Note : lab.fields.role && lab.term;
}

/// What the members of a JSON line give away.
std::optional<TraceForm> jsonForm(std::string_view line)
{
    JsonText json(line);
    bool isOwn = false;
    bool isState = false;
    bool hasMessage = false;
    int ownMembers = 0;
    json.object([&](std::string_view key) {
        const bool isObject = json.kind() == JsonText::Kind::Object;
        isOwn = isOwn || key == "raft_trace";
        ownMembers += key == "k" || key == "n" ? 1 : 0;
        isState = isState || key == "nid" || key == "function" || (key == "event" && isObject) ||
                  (key == "msg" && isObject && holds(line, "\"function\""));
        hasMessage = hasMessage || key == "@message" || key == "msg" || key == "message";
    });
    if (isOwn || ownMembers == 2)
        return TraceForm::Own;
    if (isState)
        return TraceForm::StateTrace;
    const std::optional<LabLine> lab = labLineOf(line, ServerNames(), "S1");
    const bool namesServer = labLineOf(line, ServerNames()).has_value();
    if (lab && namesServer && tellsSomething(*lab))
        return TraceForm::LabLog;
    if (hasMessage && isServerLogLine(line))
        return TraceForm::ServerLog;
    if (lab && (namesServer || tellsSomething(*lab)))
        return TraceForm::LabLog;
    return hasMessage ? std::optional(TraceForm::ServerLog) : std::nullopt;
}

bool isInteraction(std::string_view line)
{
    const std::size_t arrow = line.find("->");
    const std::size_t message = line.find(" Msg");
    return arrow != std::string_view::npos && message != std::string_view::npos && message > arrow &&
           message - arrow < 16;
}

bool isServerLog(std::string_view line)
{
    constexpr std::array<std::string_view, 6> words{"raft: ",   "[INFO]  ",     " became follower at term",
                                                    "[WARN]  ", "raft/raft.go", " I | raft: "};
    constexpr std::array<std::string_view, 2> roles{" became ", " elected leader "};
    return std::any_of(words.begin(), words.end(),
                       [line](std::string_view word) { return holds(line, word); }) ||
           (std::any_of(roles.begin(), roles.end(),
                        [line](std::string_view role) { return holds(line, role); }) &&
            isServerLogLine(line));
}

/// Many texts have times, names and numbers: what does not look like a lab log must mean something.
bool isLabLog(std::string_view line)
{
    const std::optional<LabLine> lab = labLineOf(line, ServerNames());
    if (!lab)
        return false;
    const bool looksSo = !lab->isLoose && (lab->at || !lab->topic.empty());
    return looksSo || tellsSomething(*lab);
}

/// One JSON object over the whole file, which may have any line breaks.
bool isItf(std::string_view beginning)
{
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || beginning[first] != '{')
        return false;
    const bool isItf =
        holds(beginning, "\"states\"") && (holds(beginning, "\"#meta\"") || holds(beginning, "\"vars\""));
    return isItf || holds(beginning, "\"counterexample\"") || holds(beginning, "\"state\":[[1,{");
}

std::optional<TraceForm> formOfLine(std::string_view line)
{
    constexpr std::size_t furthestMark = 16;
    if (line.empty())
        return std::nullopt;
    if (line.front() == '{')
        return jsonForm(line);
    if (line.starts_with("State 1:") || line.starts_with("State 1 ") ||
        line.starts_with("Error: The behavior up to") || line.starts_with("@!@!@STARTMSG") ||
        line.starts_with("STATE_1 ==") || line.find("_TEAction |->") < furthestMark)
        return TraceForm::Counterexample;
    if (isInteraction(line))
        return TraceForm::Interaction;
    if (isLabLog(line) && !holds(line, "raft: "))
        return TraceForm::LabLog;
    return isServerLog(line) ? std::optional(TraceForm::ServerLog) : std::nullopt;
}

} // namespace

std::string_view name(TraceForm form)
{
    return forms.at(static_cast<std::size_t>(form)).name;
}

std::string_view title(TraceForm form)
{
    return forms.at(static_cast<std::size_t>(form)).title;
}

std::optional<TraceForm> traceFormNamed(std::string_view name)
{
    for (const NamedForm &one : forms)
        if (one.name == name)
            return one.form;
    return std::nullopt;
}

const std::vector<TraceForm> &allTraceForms()
{
    static const std::vector<TraceForm> all = [] {
        std::vector<TraceForm> every;
        for (const NamedForm &one : forms)
            every.push_back(one.form);
        return every;
    }();
    return all;
}

// The form that most of the first lines have: between them stands what tests and other parts of a program
// print.
std::optional<TraceForm> traceFormOf(std::string_view beginning)
{
    constexpr std::size_t mostLines = 300;
    if (isItf(beginning))
        return TraceForm::Itf;
    std::array<std::size_t, forms.size()> votes{};
    std::size_t lines = 0;
    while (!beginning.empty() && lines++ < mostLines) {
        const std::size_t end = std::min(beginning.find('\n'), beginning.size());
        std::string_view line = beginning.substr(0, end);
        beginning.remove_prefix(std::min(end + 1, beginning.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::optional<TraceForm> form = formOfLine(line);
        if (form == TraceForm::Counterexample)
            return form;
        if (form)
            ++votes.at(static_cast<std::size_t>(*form));
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    return *most == 0 ? std::nullopt
                      : std::optional(forms.at(static_cast<std::size_t>(most - votes.begin())).form);
}

} // namespace raft

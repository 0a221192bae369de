#include "raftcore/traces/trace_form.h"

#include "raftcore/traces/json_text.h"
#include "raftcore/traces/lab_line.h"
#include "raftcore/traces/lab_pattern.h"

#include <algorithm>
#include <array>
#include <utility>

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

/// What the members of a JSON line give away.
std::optional<TraceForm> jsonForm(std::string_view line)
{
    JsonText json(line);
    std::optional<TraceForm> form;
    json.object([&](std::string_view key) {
        if (key == "raft_trace" || key == "k" || key == "n")
            form = form ? form : TraceForm::Own;
        else if (key == "nid" || key == "event" || key == "function")
            form = TraceForm::StateTrace;
        else if (key == "msg" && json.kind() == JsonText::Kind::Object && holds(line, "\"function\""))
            form = TraceForm::StateTrace;
        else if (key == "@message" || key == "msg" || key == "message")
            form = form ? form : TraceForm::ServerLog;
    });
    return form;
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
    return std::any_of(words.begin(), words.end(),
                       [line](std::string_view word) { return holds(line, word); });
}

/// Many texts begin with a word and a number: without a time or a topic they must mean something.
bool isLabLog(std::string_view line)
{
    const std::optional<LabLine> lab = labLineOf(line);
    if (!lab || lab->at || !lab->topic.empty())
        return lab.has_value();
    ServerNames names;
    const auto matched = LabPatterns::usual().match(*lab, NodeId{1}, names);
    return matched && matched->second.kind != TraceKind::Note;
}

/// One JSON object over the whole file, which may have any line breaks.
bool isItf(std::string_view beginning)
{
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && beginning[first] == '{' && holds(beginning, "\"states\"") &&
           (holds(beginning, "\"#meta\"") || holds(beginning, "\"vars\""));
}

std::optional<TraceForm> formOfLine(std::string_view line)
{
    if (line.empty())
        return std::nullopt;
    if (line.front() == '{')
        return jsonForm(line);
    if (line.starts_with("State 1:") || line.starts_with("State 1 ") ||
        line.starts_with("Error: The behavior up to") || line.starts_with("@!@!@STARTMSG"))
        return TraceForm::Counterexample;
    if (isInteraction(line))
        return TraceForm::Interaction;
    if (isServerLog(line))
        return TraceForm::ServerLog;
    return isLabLog(line) ? std::optional(TraceForm::LabLog) : std::nullopt;
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

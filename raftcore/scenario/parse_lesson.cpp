#include "raftcore/scenario/parse_lesson.h"

#include "raftcore/scenario/question.h"

#include <algorithm>
#include <utility>

namespace raft {

using namespace command;

namespace {

Ask::Choices choices(Words &words)
{
    Ask::Choices choices;
    while (!words.failed() && !words.atEnd() && words.peek() != "because" && words.peek() != "else") {
        const Word text = words.quoted("a choice in quotes, else or because");
        Ask::Choice choice{text.text, text.starred, {}};
        if (words.take("->"))
            choice.remark = words.quoted("the sentence for this choice, in quotes").text;
        choices.push_back(std::move(choice));
    }
    return choices;
}

void checkChoices(Words &words, const Ask &ask)
{
    const auto *choices = std::get_if<Ask::Choices>(&ask.answers);
    const auto right = [](const Ask::Choice &choice) { return choice.right; };
    if (choices != nullptr && !words.failed() &&
        (choices->size() < 2 || std::none_of(choices->begin(), choices->end(), right)))
        words.fail("expected at least two choices, and a star after each right one");
}

/// "server = 2,3" and "entry = 2:3", with and without blanks; else choices.
decltype(Ask::answers) answers(Words &words)
{
    const auto asksFor = [&](std::string_view what) {
        if (!words.beginsWith(what))
            return false;
        words.splitAtComparison();
        return words.take(what);
    };
    if (asksFor("server")) {
        words.expectEquals();
        return words.servers();
    }
    if (asksFor("entry")) {
        words.expectEquals();
        return words.entryPlaces();
    }
    return choices(words);
}

} // namespace

ScenarioAct parseAsk(Words &words, ParseContext &context)
{
    Ask ask;
    ask.question = words.quoted("a question in quotes").text;
    ask.answers = answers(words);
    if (words.take("else"))
        ask.otherwise = words.quoted("the sentence for the other answers, in quotes").text;
    if (words.take("because"))
        ask.because = words.quoted("a reason in quotes").text;
    checkChoices(words, ask);
    context.choices = choiceCount(ask);
    return ask;
}

ScenarioAct parseChoose(Words &words, ParseContext &context)
{
    Choose choose;
    const bool bars = words.peek().find('|') != std::string_view::npos;
    if (!bars)
        choose.question = words.quoted("a question in quotes, or choices like 1|2").text;
    const std::string_view numbers = words.peek();
    if (numbers.find('|') == std::string_view::npos) {
        while (!words.failed() && !words.atEnd())
            choose.choices.push_back(words.quoted("a choice in quotes").text);
    } else {
        for (std::size_t at = 0; at <= numbers.size();) {
            const std::size_t bar = std::min(numbers.find('|', at), numbers.size());
            choose.choices.emplace_back(numbers.substr(at, bar - at));
            at = bar + 1;
        }
        words.word("choices like 1|2");
    }
    const auto empty = [](const std::string &choice) { return choice.empty(); };
    if (choose.choices.size() < 2 || std::any_of(choose.choices.begin(), choose.choices.end(), empty))
        words.fail("expected at least two choices, in quotes or like 1|2");
    context.choices = choose.choices.size();
    return choose;
}

ScenarioAct parseWhen(Words &words, ParseContext &context)
{
    if (words.take("right"))
        return When{When::Answer::Right, 0};
    if (words.take("wrong"))
        return When{When::Answer::Wrong, 0};
    if (context.choices == 0) {
        words.fail(
            "expected \"when right\" or \"when wrong\": no question before this has choices that could "
            "be named by their numbers");
        return When{};
    }
    return When{When::Answer::Choice,
                words.number("right, wrong or the number of a choice", 1, context.choices)};
}

ScenarioAct parseCaption(Words &words, ParseContext &)
{
    return Caption{words.rest("a caption, or \"\" for none")};
}

ScenarioAct parseNotes(Words &words, ParseContext &)
{
    return Notes{words.rest("notes for the lecturer")};
}

ScenarioAct parseShow(Words &words, ParseContext &)
{
    Show show;
    if (words.take("none"))
        return show;
    if (words.atEnd())
        words.failExpecting(
            "what to show: servers like 1 3, link 1-3, entry 2:3, message 1->3 Append, or none");
    while (!words.failed() && !words.atEnd()) {
        if (words.take("link")) {
            Show::Link link;
            words.linkByNumber(link.from, link.to, &link.bothWays);
            show.what.emplace_back(link);
        } else if (words.take("entry")) {
            for (const EntryPlace place : words.entryPlaces())
                show.what.emplace_back(place);
        } else if (words.take("message")) {
            Show::Messages messages;
            words.linkByNumber(messages.from, messages.to);
            if (!words.atEnd() && words.isMessageType())
                messages.type = words.messageType();
            show.what.emplace_back(messages);
        } else {
            for (const NodeId server : words.servers())
                show.what.emplace_back(server);
        }
    }
    return show;
}

ScenarioAct parseFree(Words &words, ParseContext &context)
{
    Free free;
    free.task = words.quoted("what there is to do, in quotes").text;
    if (!words.take("until"))
        return free;
    if (!words.failed())
        context.checkPlace(words, "free", Place::InCluster);
    Until until = context.awaited(words);
    free.until = std::move(until.condition);
    free.within = until.within;
    return free;
}

ScenarioAct parseRepeat(Words &words, ParseContext &)
{
    return Repeat{words.number("how many times", 1, 100'000)};
}

} // namespace raft

#include "netnode/raftctl/scenario_manual.h"

#include "raftcore/scenario/reference.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

ManualExample example(const QString &commands)
{
    return {commands.split(u'\n')};
}

/// Its forms, what it means, its options, and an example.
QList<ManualPart> partsOf(const raft::LanguageWord &word)
{
    QList<ManualPart> parts{
        ManualEntry{QString::fromStdString(word.forms), QString::fromStdString(word.meaning)}};
    for (const raft::LanguageOption &option : word.options)
        parts.append(
            ManualEntry{QString::fromStdString(option.form), QString::fromStdString(option.meaning)});
    parts.append(example(QString::fromStdString(word.example)));
    return parts;
}

QList<ManualPart> topicParts()
{
    QList<ManualPart> parts;
    for (const raft::LanguageTopic &topic : raft::languageTopics()) {
        parts.append(ManualHeading{QString::fromStdString(topic.title)});
        for (const raft::LanguageWord &word : topic.words)
            parts += partsOf(word);
    }
    return parts;
}

} // namespace

Manual scenarioManual()
{
    return {
        .name = u"raftarium-scenario"_s,
        .section = 5,
        .summary = u"language of scenarios and lessons"_s,
        .synopsis = {},
        .sections =
            {{u"description"_s,
              {u"A scenario is a Markdown file: prose for people, and blocks of commands between lines of "
               "three backticks, the first of which says raft. raftctl scenario run plays it and fails when "
               "an expectation does not hold; raftarium shows the prose and plays the blocks beside it."_s,
               example(u"cluster 3\nelect 1\nput 1 colour=green\nrun\nexpect value 3 colour = green"_s),
               u"One command a line, or several with ; between them. # begins a comment. Text with blanks "
               u"is written in quotes. Servers are numbers, `1` or `S1`; `leader` stands for the present "
               u"leader. Log indexes begin at 1; `5@2` is index 5 of term 2. Entries are written as their "
               u"terms: `1,1,2`, or `2*100` for a hundred entries of term 2."_s,
               u"With manual delivery (`cluster 3`) nothing happens unless a command says so. By the clock "
               "(`cluster 3 clock`) timers run and messages travel, drawn from a seed, so that the same file "
               "is always the same run. After every command the safety properties of Raft are checked."_s,
               u"A heading of the second level begins a step of a lesson. Lines between two lines of --- "
               u"at the top of the file describe the lesson: title, reference, figure, minutes, level, "
               u"author, language."_s}},
             {u"words"_s, topicParts()}},
        .seeAlso = {u"raftarium(1)"_s, u"raftctl(1)"_s},
    };
}

} // namespace raftarium

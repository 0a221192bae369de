#include "netnode/raftctl/lesson_text.h"

#include "netnode/page/markdown_page.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/scenario/handout.h"
#include "raftcore/scenario/question.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using raft::command::Ask;

std::vector<const Ask *> questionsIn(const raft::Scenario &lesson)
{
    std::vector<const Ask *> questions;
    for (const raft::ScenarioCommand &command : lesson.commands)
        if (const auto *ask = std::get_if<Ask>(&command.act))
            questions.push_back(ask);
    return questions;
}

/// GIFT has signs of its own.
QString escaped(const std::string &utf8)
{
    QString result;
    for (const QChar c : text(utf8)) {
        if (u"~=#{}:\\"_s.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

/// The answers of a question, for GIFT.
struct GiftAnswers {
    const Ask &ask;

    QString operator()(const Ask::Choices &choices) const
    {
        const auto right =
            std::count_if(choices.begin(), choices.end(), [](const auto &c) { return c.right; });
        QString answers;
        for (const Ask::Choice &choice : choices) {
            const std::string &remark =
                choice.remark.empty() && !choice.right ? ask.otherwise : choice.remark;
            const QString share =
                u"%"_s % QString::number(100.0 / static_cast<double>(right), 'g', 6) % u"%"_s;
            answers += (!choice.right ? u"  ~"_s
                        : right == 1  ? u"  ="_s
                                      : u"  ~"_s % share) %
                       escaped(choice.text) % (remark.empty() ? QString() : u" # "_s % escaped(remark)) %
                       u'\n';
        }
        return answers;
    }
    /// What is answered by pointing becomes a short answer: S2, or S2:3.
    template <class Place>
    QString operator()(const std::vector<Place> &places) const
    {
        QString answers;
        for (const Place &place : places)
            answers += u"  ="_s % escaped(written(place).toStdString()) % u'\n';
        return answers;
    }

    static QString written(raft::NodeId server) { return u"S%1"_s.arg(server.value); }
    static QString written(const raft::command::EntryPlace &place)
    {
        return u"S%1:%2"_s.arg(place.server.value).arg(place.index.value);
    }
};

/// Which choice has these words; the lesson may have put them in another order since.
std::optional<std::size_t> choiceWith(const QString &words, const Ask &ask)
{
    const auto *choices = std::get_if<Ask::Choices>(&ask.answers);
    for (std::size_t i = 0; choices != nullptr && i < choices->size(); ++i)
        if (text((*choices)[i].text) == words)
            return i;
    return std::nullopt;
}

/// Without its endings and the place where it is: "leader-election", also of leader-election.de.md.
QString lessonName(const QString &file)
{
    return QFileInfo(file).fileName().section(u'.', 0, 0);
}

/// What was saved for these questions, by their words. Those who read the lesson in another language saw
/// other words, in the same order.
std::map<QString, QJsonObject> answersTo(const std::vector<const Ask *> &asked, const raft::Scenario &lesson,
                                         const QJsonObject &saved)
{
    const QJsonArray answers = saved[u"answers"_s].toArray();
    std::map<QString, QJsonObject> byWords;
    for (const QJsonValue &one : answers)
        byWords[one[u"question"_s].toString()] = one.toObject();
    if (std::any_of(asked.begin(), asked.end(),
                    [&](const Ask *ask) { return byWords.contains(text(ask->question)); }))
        return byWords;
    const bool isTranslated = static_cast<std::size_t>(answers.size()) == asked.size() &&
                              lessonName(saved[u"lesson"_s].toString()) == lessonName(text(lesson.file));
    std::map<QString, QJsonObject> byPlace;
    for (qsizetype i = 0; isTranslated && i < answers.size(); ++i)
        byPlace[text(asked[static_cast<std::size_t>(i)]->question)] = answers[i].toObject();
    return byPlace;
}

/// An answer as it is saved; nothing when there is none.
std::optional<raft::LessonAnswer> answerFrom(const QJsonObject &json, const Ask &ask)
{
    if (const auto choice = choiceWith(json[u"answer"_s].toString(), ask))
        return *choice;
    if (const int choice = json[u"choice"_s].toInt(); choice >= 1)
        return static_cast<std::size_t>(choice - 1);
    if (const int server = json[u"server"_s].toInt(); server >= 1)
        return raft::NodeId{static_cast<std::uint64_t>(server)};
    const QStringList entry = json[u"entry"_s].toString().split(u':');
    if (entry.size() != 2)
        return std::nullopt;
    return raft::command::EntryPlace{raft::NodeId{entry[0].toULongLong()},
                                     raft::Index{entry[1].toULongLong()}};
}

} // namespace

QString giftOf(const raft::Scenario &lesson)
{
    QString gift = u"// %1\n$CATEGORY: Raft/%1\n\n"_s.arg(text(lesson.title).replace(u'/', u'-'));
    int number = 0;
    for (const Ask *ask : questionsIn(lesson)) {
        gift += u"::%1 %2::%3 {\n"_s.arg(escaped(lesson.title)).arg(++number).arg(escaped(ask->question)) %
                std::visit(GiftAnswers{*ask}, ask->answers);
        if (!ask->because.empty())
            gift += u"  ####"_s % escaped(ask->because) % u'\n';
        gift += u"}\n\n"_s;
    }
    return gift;
}

QString handoutMarkdownOf(const raft::Scenario &lesson)
{
    const raft::Handout handout = raft::handoutOf(lesson);
    return text(handout.lesson) % u'\n' % text(handout.answers);
}

QString handoutPageOf(const raft::Scenario &lesson)
{
    return markdownPage(text(lesson.title), handoutMarkdownOf(lesson));
}

GradedAnswers grade(const raft::Scenario &lesson, const QByteArray &answers)
{
    GradedAnswers graded;
    QJsonParseError wrong;
    const QJsonObject json = QJsonDocument::fromJson(answers, &wrong).object();
    if (json[u"format"_s].toString() != u"raftarium-answers"_s) {
        graded.problem =
            wrong.error == QJsonParseError::NoError ? u"it holds no saved answers"_s : wrong.errorString();
        return graded;
    }
    const std::vector<const Ask *> asked = questionsIn(lesson);
    const std::map<QString, QJsonObject> given = answersTo(asked, lesson, json);
    if (given.empty() && !json[u"answers"_s].toArray().isEmpty()) {
        graded.problem =
            u"it answers the questions of another lesson, \"%1\""_s.arg(json[u"lesson"_s].toString());
        return graded;
    }
    for (const Ask *ask : asked) {
        ++graded.questions;
        const auto found = given.find(text(ask->question));
        const auto answer = found == given.end() ? std::nullopt : answerFrom(found->second, *ask);
        if (!answer)
            continue;
        ++graded.answered;
        if (raft::mark(*ask, *answer).right)
            ++graded.right;
        else
            graded.wrong.append(text(ask->question));
    }
    return graded;
}

} // namespace raftarium

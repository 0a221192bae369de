#include "lesson_text.h"

#include "markdown_page.h"

#include "raftcore/scenario/lesson.h"
#include "raftcore/scenario/question.h"

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

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

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

QString nameOf(const raft::command::EntryPlace &place)
{
    return u"S%1, index %2"_s.arg(place.server.value).arg(place.index.value);
}
QString nameOf(raft::NodeId server)
{
    return u"S%1"_s.arg(server.value);
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

    static QString written(raft::NodeId server) { return nameOf(server); }
    static QString written(const raft::command::EntryPlace &place)
    {
        return u"S%1:%2"_s.arg(place.server.value).arg(place.index.value);
    }
};

/// What one chooses from, for a handout.
struct HandoutChoices {
    QString operator()(const Ask::Choices &choices) const
    {
        QString list;
        for (std::size_t i = 0; i < choices.size(); ++i)
            list += u"- (%1) %2\n"_s.arg(i + 1).arg(text(choices[i].text));
        return list;
    }
    QString operator()(const Ask::Servers &) const { return u"- Server: ______\n"_s; }
    QString operator()(const Ask::Entries &) const { return u"- Server: ______ Index: ______\n"_s; }
};

/// The right answers, for the last page of a handout.
struct RightAnswers {
    QString operator()(const Ask::Choices &choices) const
    {
        QStringList right;
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (choices[i].right)
                right.append(u"(%1) %2"_s.arg(i + 1).arg(text(choices[i].text)));
        return right.join(u"; "_s);
    }
    template <class Place>
    QString operator()(const std::vector<Place> &places) const
    {
        QStringList right;
        for (const Place &place : places)
            right.append(nameOf(place));
        return right.join(u" or "_s);
    }
};

/// The commands of a block that are no questions, and its questions.
class HandoutBlocks {
public:
    explicit HandoutBlocks(const raft::Scenario &lesson) : m_lesson(lesson) {}

    QString operator()(const raft::LessonProse &prose) const { return text(prose.markdown); }
    QString operator()(const raft::LessonBlock &block)
    {
        QStringList code;
        QString result;
        for (std::size_t i = block.firstCommand; i < block.endCommand; ++i) {
            const raft::ScenarioCommand &command = m_lesson.commands[i];
            if (const auto *ask = std::get_if<Ask>(&command.act)) {
                result += closed(code) % question(*ask);
                code.clear();
            } else if (!std::holds_alternative<raft::command::Notes>(command.act) &&
                       !std::holds_alternative<raft::command::Caption>(command.act) &&
                       !std::holds_alternative<raft::command::Show>(command.act)) {
                code.append(text(command.text));
            }
        }
        return result % closed(code);
    }

private:
    static QString closed(const QStringList &code)
    {
        return code.isEmpty() ? QString() : u"\n```text\n"_s % code.join(u'\n') % u"\n```\n"_s;
    }
    QString question(const Ask &ask)
    {
        return u"\n**Question %1.** %2\n\n"_s.arg(++m_questions).arg(text(ask.question)) %
               std::visit(HandoutChoices{}, ask.answers) % u'\n';
    }

    const raft::Scenario &m_lesson;
    int m_questions = 0;
};

QString answersPage(const raft::Scenario &lesson)
{
    const std::vector<const Ask *> questions = questionsIn(lesson);
    QString page;
    for (std::size_t i = 0; i < questions.size(); ++i)
        page += u"%1. %2. %3\n"_s.arg(i + 1).arg(std::visit(RightAnswers{}, questions[i]->answers),
                                                 text(questions[i]->because));
    return page.isEmpty() ? page : u"\n## Answers\n\n"_s % page;
}

/// An answer as it is saved; nothing when there is none.
std::optional<raft::LessonAnswer> answerFrom(const QJsonObject &json)
{
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

QString handoutOf(const raft::Scenario &lesson)
{
    QString handout = u"# %1\n\n"_s.arg(text(lesson.title));
    if (!lesson.reference.empty())
        handout += u"*%1*\n\n"_s.arg(text(lesson.reference));
    HandoutBlocks blocks(lesson);
    QString body;
    for (const raft::ScenarioStep &step : lesson.steps) {
        if (!step.title.empty())
            body += u"\n## %1\n"_s.arg(text(step.title));
        for (const raft::LessonPart &part : step.parts)
            body += std::visit(blocks, part);
    }
    const QString heading = u"\n# %1\n"_s.arg(text(lesson.title)); // It stands there already.
    body.replace(heading, u"\n"_s);
    handout += body;
    return handout % answersPage(lesson);
}

QString handoutPageOf(const raft::Scenario &lesson)
{
    return markdownPage(text(lesson.title), handoutOf(lesson));
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
    std::map<QString, QJsonObject> given;
    for (const QJsonValue &one : json[u"answers"_s].toArray())
        given[one[u"question"_s].toString()] = one.toObject();
    for (const Ask *ask : questionsIn(lesson)) {
        ++graded.questions;
        const auto found = given.find(text(ask->question));
        const auto answer = found == given.end() ? std::nullopt : answerFrom(found->second);
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

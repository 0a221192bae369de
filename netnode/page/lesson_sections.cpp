#include "netnode/page/lesson_sections.h"

#include "netnode/page/markdown_page.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using raft::command::Ask;

QString escaped(const std::string &utf8)
{
    return QString::fromStdString(utf8).toHtmlEscaped();
}

/// A question and its answers; the sentence for each stands with it.
class QuestionForm {
public:
    QuestionForm(const Ask &question, std::size_t number) : m_question(question), m_number(number) {}

    QString html() const
    {
        const QString remark = m_question.because.empty()
                                   ? QString()
                                   : u"<p class=\"because\" hidden>%1</p>"_s.arg(escaped(m_question.because));
        return u"<fieldset class=\"question\" id=\"question-%1\" hidden><legend>%2</legend>%3"
               "<p><button type=\"button\" class=\"check\">Check</button></p>"
               "<p class=\"remark\" role=\"status\"></p>%4</fieldset>\n"_s.arg(
                   QString::number(m_number), escaped(m_question.question),
                   std::visit([this](const auto &answers) { return rowsOf(answers); }, m_question.answers),
                   remark);
    }

private:
    QString row(std::size_t place, const QString &text, bool right, const std::string &remark) const
    {
        return u"<label><input type=\"radio\" name=\"question-%1\" value=\"%2\" data-right=\"%3\" "
               "data-remark=\"%4\"> %5</label>\n"_s.arg(QString::number(m_number), QString::number(place),
                                                        right ? u"yes"_s : u"no"_s, escaped(remark), text);
    }

    QString rowsOf(const Ask::Choices &choices) const
    {
        QString rows;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const bool isOther = !choices[i].right && choices[i].remark.empty();
            rows += row(i, escaped(choices[i].text), choices[i].right,
                        isOther ? m_question.otherwise : choices[i].remark);
        }
        return rows;
    }
    /// Where the window lets a person point, the page lets choose among what can be pointed at: `data-point`
    /// says what, the player puts in the rows.
    QString rowsOf(const Ask::Servers &servers) const
    {
        QStringList right;
        for (const raft::NodeId server : servers)
            right.append(QString::number(server.value));
        return u"<div class=\"point\" data-point=\"servers\" data-right=\"%1\" data-remark=\"%2\"></div>"_s
            .arg(right.join(u' '), escaped(m_question.otherwise));
    }
    QString rowsOf(const Ask::Entries &entries) const
    {
        QStringList right;
        for (const raft::command::EntryPlace &entry : entries)
            right.append(u"%1:%2"_s.arg(entry.server.value).arg(entry.index.value));
        return u"<div class=\"point\" data-point=\"entries\" data-right=\"%1\" data-remark=\"%2\"></div>"_s
            .arg(right.join(u' '), escaped(m_question.otherwise));
    }

    const Ask &m_question;
    std::size_t m_number;
};

/// Writes the steps in their order.
class Writer {
public:
    Writer(const raft::Scenario &lesson, std::span<const raft::PlayedCommand> played)
        : m_lesson(lesson), m_played(played)
    {
    }

    LessonSections write() &&
    {
        for (std::size_t step = 0; step < m_lesson.steps.size(); ++step)
            add(m_lesson.steps[step], step);
        return {m_html.toUtf8(), m_moments};
    }

private:
    void add(const raft::ScenarioStep &step, std::size_t number)
    {
        const QString id = u"step-%1"_s.arg(number);
        addMoment(id, step.firstCommand);
        m_html += u"<section class=\"step\" id=\"%1\"><h2>%2</h2>\n"_s.arg(
            id, escaped(step.title.empty() ? m_lesson.title : step.title));
        for (const raft::LessonPart &part : step.parts)
            if (const auto *prose = std::get_if<raft::LessonProse>(&part))
                m_html += markdownHtml(QString::fromStdString(prose->markdown));
            else
                addQuestions(std::get<raft::LessonBlock>(part));
        m_html += u"</section>\n"_s;
    }

    void addQuestions(const raft::LessonBlock &block)
    {
        for (std::size_t command = block.firstCommand; command < block.endCommand; ++command)
            if (const auto *ask = std::get_if<Ask>(&m_lesson.commands[command].act)) {
                m_html += QuestionForm(*ask, m_questions).html();
                addMoment(u"question-%1"_s.arg(m_questions++), command);
            }
    }

    /// The first time that this command, or one after it, was run.
    void addMoment(const QString &id, std::size_t command)
    {
        const auto found = std::find_if(m_played.begin(), m_played.end(),
                                        [=](const auto &played) { return played.command >= command; });
        if (found == m_played.end())
            return;
        m_moments.append(
            QJsonObject{{u"id"_s, id},
                        {u"run"_s, static_cast<qint64>(std::max<std::size_t>(found->cluster, 1) - 1)},
                        {u"event"_s, static_cast<qint64>(found->event)}});
    }

    const raft::Scenario &m_lesson;
    std::span<const raft::PlayedCommand> m_played;
    std::size_t m_questions = 0;
    QString m_html;
    QJsonArray m_moments;
};

} // namespace

LessonSections lessonSections(const raft::Scenario &lesson, std::span<const raft::PlayedCommand> played)
{
    return Writer(lesson, played).write();
}

} // namespace raftarium

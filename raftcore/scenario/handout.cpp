#include "raftcore/scenario/handout.h"

#include <utility>
#include <variant>
#include <vector>

namespace raft {

namespace {

using command::Ask;

std::string nameOf(NodeId server)
{
    return "S" + std::to_string(server.value);
}

std::string nameOf(const command::EntryPlace &place)
{
    return nameOf(place.server) + ", index " + std::to_string(place.index.value);
}

/// What is chosen from.
struct Choices {
    std::string operator()(const Ask::Choices &choices) const
    {
        std::string list;
        for (std::size_t i = 0; i < choices.size(); ++i)
            list += "- (" + std::to_string(i + 1) + ") " + choices[i].text + "\n";
        return list;
    }
    std::string operator()(const Ask::Servers &) const { return "- Server: ______\n"; }
    std::string operator()(const Ask::Entries &) const { return "- Server: ______ Index: ______\n"; }
};

/// The right answers.
struct RightAnswers {
    std::string operator()(const Ask::Choices &choices) const
    {
        std::string right;
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (choices[i].right)
                right +=
                    (right.empty() ? "(" : "; (") + std::to_string(i + 1) + ") " + ended(choices[i].text);
        return right;
    }
    template <class Place>
    std::string operator()(const std::vector<Place> &places) const
    {
        std::string right;
        for (const Place &place : places)
            right += (right.empty() ? "" : " or ") + nameOf(place);
        return right + ".";
    }

private:
    static std::string ended(const std::string &sentence)
    {
        const bool isEnded = sentence.ends_with('.') || sentence.ends_with('?') || sentence.ends_with('!');
        return isEnded ? sentence : sentence + ".";
    }
};

/// Writes the lesson from its first part to its last.
class Writer {
public:
    Writer(const Scenario &lesson, const PictureBefore &picture) : m_lesson(lesson), m_picture(picture) {}

    Handout written()
    {
        m_handout.lesson = "# " + m_lesson.title + "\n";
        if (!m_lesson.reference.empty())
            m_handout.lesson += "\n*" + m_lesson.reference + "*\n";
        for (const ScenarioStep &step : m_lesson.steps) {
            if (!step.title.empty())
                m_handout.lesson += "\n## " + step.title + "\n";
            for (const LessonPart &part : step.parts)
                std::visit(*this, part);
        }
        return std::move(m_handout);
    }

    void operator()(const LessonProse &prose)
    {
        std::string words = "\n" + prose.markdown + "\n";
        const std::string title = "\n# " + m_lesson.title + "\n"; // It stands above everything already.
        if (const std::size_t again = words.find(title); again != std::string::npos)
            words.replace(again, title.size(), "\n");
        m_handout.lesson += words;
    }
    void operator()(const LessonBlock &block)
    {
        bool asked = false;
        for (std::size_t i = block.firstCommand; i < block.endCommand; ++i) {
            const ScenarioCommand &command = m_lesson.commands[i];
            if (const auto *ask = std::get_if<Ask>(&command.act)) {
                closeCode();
                addPicture(i);
                add(*ask);
                asked = true;
            } else if (isRead(command.act)) {
                m_code += command.text + "\n";
            }
        }
        closeCode();
        if (!asked)
            addPicture(block.endCommand);
    }

private:
    /// What is said to those who look at the picture is not read on paper.
    static bool isRead(const ScenarioAct &act)
    {
        return !std::holds_alternative<command::Notes>(act) &&
               !std::holds_alternative<command::Caption>(act) && !std::holds_alternative<command::Show>(act);
    }

    void closeCode()
    {
        if (!m_code.empty())
            m_handout.lesson += "\n```text\n" + std::exchange(m_code, {}) + "```\n";
    }
    void addPicture(std::size_t command)
    {
        if (const std::string picture = m_picture ? m_picture(command) : std::string(); !picture.empty())
            m_handout.lesson += "\n" + picture + "\n";
    }
    void add(const Ask &ask)
    {
        const std::string number = std::to_string(++m_questions);
        m_handout.lesson += "\n**Question " + number + ".** " + ask.question + "\n\n" +
                            std::visit(Choices{}, ask.answers) + "\n";
        m_handout.answers +=
            number + ". " + std::visit(RightAnswers{}, ask.answers) + " " + ask.because + "\n";
    }

    const Scenario &m_lesson;
    const PictureBefore &m_picture;
    Handout m_handout;
    std::string m_code;
    int m_questions = 0;
};

} // namespace

Handout handoutOf(const Scenario &lesson, const PictureBefore &picture)
{
    Handout handout = Writer(lesson, picture).written();
    if (!handout.answers.empty())
        handout.answers = "## Answers\n\n" + handout.answers;
    return handout;
}

} // namespace raft

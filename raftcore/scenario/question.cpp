#include "raftcore/scenario/question.h"

#include <algorithm>

namespace raft {

namespace {

using command::Ask;

bool isRight(const Ask::Choice &choice)
{
    return choice.right;
}

struct Marking {
    const Ask &question;
    const LessonAnswer &answer;

    MarkedAnswer operator()(const Ask::Choices &choices) const
    {
        const auto *number = std::get_if<std::size_t>(&answer);
        if (number == nullptr || *number >= choices.size())
            return {false, question.otherwise};
        const Ask::Choice &choice = choices[*number];
        const bool general = choice.remark.empty() && !choice.right;
        return {choice.right, general ? question.otherwise : choice.remark};
    }
    template <class Place>
    MarkedAnswer operator()(const std::vector<Place> &right) const
    {
        const auto *place = std::get_if<Place>(&answer);
        const bool found = place != nullptr && std::find(right.begin(), right.end(), *place) != right.end();
        return {found, found ? std::string() : question.otherwise};
    }
};

struct FirstRight {
    LessonAnswer operator()(const Ask::Choices &choices) const
    {
        const auto found = std::find_if(choices.begin(), choices.end(), isRight);
        return static_cast<std::size_t>(found - choices.begin());
    }
    template <class Place>
    LessonAnswer operator()(const std::vector<Place> &right) const
    {
        return right.front();
    }
};

} // namespace

bool GivenAnswer::isMeantBy(const command::When &when) const
{
    switch (when.answer) {
    case command::When::Answer::Choice: return when.choice == choice;
    case command::When::Answer::Right: return right;
    case command::When::Answer::Wrong: return !right;
    }
    return false;
}

MarkedAnswer mark(const Ask &question, const LessonAnswer &answer)
{
    return std::visit(Marking{question, answer}, question.answers);
}

LessonAnswer rightAnswer(const Ask &question)
{
    return std::visit(FirstRight{}, question.answers);
}

std::size_t choiceCount(const Ask &question)
{
    const auto *choices = std::get_if<Ask::Choices>(&question.answers);
    return choices == nullptr ? 0 : choices->size();
}

} // namespace raft

#pragma once

#include "raftcore/scenario/words.h"

/// The commands of a lesson that speak to the person who follows it.
namespace raft {

ScenarioAct parseAsk(Words &words);
ScenarioAct parseChoose(Words &words);
/// `choices`: how many answers the latest question has.
ScenarioAct parseWhen(Words &words, std::size_t choices);
ScenarioAct parseCaption(Words &words);
ScenarioAct parseShow(Words &words);
ScenarioAct parseNotes(Words &words);

} // namespace raft

#pragma once

#include "raftcore/scenario/parse_context.h"

/// The commands of a lesson that speak to the person who follows it, and those that order the others; each
/// from the words behind its keyword.
namespace raft {

ScenarioAct parseAsk(Words &words, ParseContext &context);
ScenarioAct parseChoose(Words &words, ParseContext &context);
ScenarioAct parseWhen(Words &words, ParseContext &context);
ScenarioAct parseCaption(Words &words, ParseContext &context);
ScenarioAct parseShow(Words &words, ParseContext &context);
ScenarioAct parseNotes(Words &words, ParseContext &context);
ScenarioAct parseFree(Words &words, ParseContext &context);
ScenarioAct parseRepeat(Words &words, ParseContext &context);

} // namespace raft

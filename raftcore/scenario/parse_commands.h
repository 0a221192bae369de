#pragma once

#include "raftcore/scenario/parse_context.h"

/// The commands but those for people, each from the words behind its keyword.
namespace raft {

ScenarioAct parseCluster(Words &words, ParseContext &context);
ScenarioAct parseNode(Words &words, ParseContext &context);
ScenarioAct parseJoin(Words &words, ParseContext &context);
ScenarioAct parseRule(Words &words, ParseContext &context);
ScenarioAct parseDisk(Words &words, ParseContext &context);
ScenarioAct parseSync(Words &words, ParseContext &context);
ScenarioAct parseCompact(Words &words, ParseContext &context);
ScenarioAct parseWait(Words &words, ParseContext &context);
ScenarioAct parseUntil(Words &words, ParseContext &context);
ScenarioAct parseSoak(Words &words, ParseContext &context);
ScenarioAct parseExpect(Words &words, ParseContext &context);
ScenarioAct parseMark(Words &words, ParseContext &context);
ScenarioAct parsePut(Words &words, ParseContext &context);
ScenarioAct parseDelete(Words &words, ParseContext &context);
ScenarioAct parseCompareAndSet(Words &words, ParseContext &context);
ScenarioAct parseLinearizableRead(Words &words, ParseContext &context);
ScenarioAct parseLocalRead(Words &words, ParseContext &context);
ScenarioAct parseMembershipChange(Words &words, ParseContext &context);
ScenarioAct parseTransfer(Words &words, ParseContext &context);
ScenarioAct parseHold(Words &words, ParseContext &context);
ScenarioAct parseRelease(Words &words, ParseContext &context);
ScenarioAct parseCut(Words &words, ParseContext &context);
ScenarioAct parseHeal(Words &words, ParseContext &context);
ScenarioAct parseSplit(Words &words, ParseContext &context);
ScenarioAct parseSlow(Words &words, ParseContext &context);
ScenarioAct parseLossy(Words &words, ParseContext &context);
ScenarioAct parseLose(Words &words, ParseContext &context);
ScenarioAct parseDeliver(Words &words, ParseContext &context);
ScenarioAct parseDrop(Words &words, ParseContext &context);
ScenarioAct parseDuplicate(Words &words, ParseContext &context);
ScenarioAct parseInject(Words &words, ParseContext &context);

} // namespace raft

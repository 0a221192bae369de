#include "raft_trace.hpp"
int main()
{
    RaftTrace t("run.trace.jsonl", {"S1", "S2"});
    t.line("S1", "timeout", R"("term":1,"role":"candidate","vote":"S1")");
    t.line("S1", "send", R"("id":7,"to":"S2","type":"RequestVote","mterm":1,"last":[0,0])");
    t.line("S2", "recv", R"("id":7,"from":"S1","term":1,"role":"follower","vote":"S1")");
    t.line("S1", "note");
}

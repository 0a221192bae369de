package main

import raft "trace/raft"

func main() {
	t, err := raft.OpenTrace("run.trace.jsonl", "S1", "S2")
	if err != nil {
		panic(err)
	}
	t.Line("S1", "timeout", raft.F{"term": 1, "role": "candidate", "vote": "S1"})
	t.Line("S1", "send", raft.F{"id": 7, "to": "S2", "type": "RequestVote", "mterm": 1, "last": []int{0, 0}})
	t.Line("S2", "recv", raft.F{"id": 7, "from": "S1", "term": 1, "role": "follower", "vote": "S1"})
	t.Line("S1", "note", nil)
}

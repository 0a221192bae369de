package raft

// Writes what a Raft server does as a Raftarium trace (*.trace.jsonl).
//
//	raftTrace.Line("S1", "timeout", F{"term": 2, "role": "candidate", "vote": "S1"})

import (
	"encoding/json"
	"os"
	"sync"
	"time"
)

// F holds the fields of a line.
type F map[string]any

// Trace is a file that every server of the process may write to.
type Trace struct {
	mu    sync.Mutex
	file  *os.File
	start time.Time
}

// OpenTrace begins a trace; all servers, by name.
func OpenTrace(path string, servers ...string) (*Trace, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	t := &Trace{file: file, start: time.Now()}
	t.write(F{"raft_trace": 1, "servers": servers, "unit": "us"})
	return t, nil
}

// Line tells that something of this kind happened at a server. Call it while the server's lock is held.
func (t *Trace) Line(server, kind string, fields F) {
	line := F{"n": server, "k": kind}
	for key, value := range fields {
		line[key] = value
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	line["t"] = time.Since(t.start).Microseconds()
	t.write(line)
}

func (t *Trace) write(line F) {
	if text, err := json.Marshal(line); err == nil {
		t.file.Write(append(text, '\n'))
	}
}

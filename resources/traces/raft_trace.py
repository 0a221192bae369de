"""Writes what a Raft server does as a Raftarium trace (*.trace.jsonl).

    trace = RaftTrace("run.trace.jsonl", ["S1", "S2", "S3"])
    trace.line("S1", "timeout", term=2, role="candidate", vote="S1")
"""
import json
import threading
import time


class RaftTrace:
    """A file that every server of the process may write to."""

    def __init__(self, path, servers):
        self._lock = threading.Lock()
        self._file = open(path, "w", encoding="utf-8", buffering=1)
        self._start = time.monotonic_ns()
        self._write({"raft_trace": 1, "servers": list(servers), "unit": "us"})

    def line(self, server, kind, **fields):
        """Something of this kind happened at a server. Call it while the server's lock is held.

        The field "from" is spelled sender here, for from is a word of the language.
        """
        if "sender" in fields:
            fields["from"] = fields.pop("sender")
        with self._lock:
            t = (time.monotonic_ns() - self._start) // 1000
            self._write({"t": t, "n": server, "k": kind, **fields})

    def _write(self, line):
        self._file.write(json.dumps(line) + "\n")

//! Writes what a Raft server does as a Raftarium trace (*.trace.jsonl).
//!
//!     let trace = RaftTrace::create("run.trace.jsonl", &["S1", "S2", "S3"])?;
//!     trace.line("S1", "timeout", r#""term":2,"role":"candidate","vote":"S1""#);
use std::fs::File;
use std::io::{Result, Write};
use std::sync::Mutex;
use std::time::Instant;

/// A file that every server of the process may write to.
pub struct RaftTrace {
    file: Mutex<File>,
    start: Instant,
}

impl RaftTrace {
    /// Begins a trace; all servers, by name.
    pub fn create(path: &str, servers: &[&str]) -> Result<RaftTrace> {
        let mut file = File::create(path)?;
        let names: Vec<String> = servers.iter().map(|name| format!("\"{name}\"")).collect();
        writeln!(file, "{{\"raft_trace\":1,\"unit\":\"us\",\"servers\":[{}]}}", names.join(","))?;
        Ok(RaftTrace { file: Mutex::new(file), start: Instant::now() })
    }

    /// Something of this kind happened at a server; `fields` are members of JSON. Call it while the server's lock
    /// is held. A trace that cannot be written must not stop a server.
    pub fn line(&self, server: &str, kind: &str, fields: &str) {
        let comma = if fields.is_empty() { "" } else { "," };
        if let Ok(mut file) = self.file.lock() {
            let t = self.start.elapsed().as_micros();
            let _ = writeln!(file, "{{\"t\":{t},\"n\":\"{server}\",\"k\":\"{kind}\"{comma}{fields}}}");
        }
    }
}

mod raft_trace;
fn main() -> std::io::Result<()> {
    let t = raft_trace::RaftTrace::create("run.trace.jsonl", &["S1", "S2"])?;
    t.line("S1", "timeout", r#""term":1,"role":"candidate","vote":"S1""#);
    t.line("S1", "send", r#""id":7,"to":"S2","type":"RequestVote","mterm":1,"last":[0,0]"#);
    t.line("S2", "recv", r#""id":7,"from":"S1","term":1,"role":"follower","vote":"S1""#);
    t.line("S1", "note", "");
    Ok(())
}

import java.util.List;
public class Main {
    public static void main(String[] arguments) throws Exception {
        try (RaftTrace t = new RaftTrace("run.trace.jsonl", List.of("S1", "S2"))) {
            t.line("S1", "timeout", "\"term\":1,\"role\":\"candidate\",\"vote\":\"S1\"");
            t.line("S1", "send", "\"id\":7,\"to\":\"S2\",\"type\":\"RequestVote\",\"mterm\":1,\"last\":[0,0]");
            t.line("S2", "recv", "\"id\":7,\"from\":\"S1\",\"term\":1,\"role\":\"follower\",\"vote\":\"S1\"");
            t.line("S1", "note", "");
        }
    }
}

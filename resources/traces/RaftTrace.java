import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a Raft server does as a Raftarium trace (*.trace.jsonl).
 *
 * <pre>
 * RaftTrace trace = new RaftTrace("run.trace.jsonl", List.of("S1", "S2", "S3"));
 * trace.line("S1", "timeout", "\"term\":2,\"role\":\"candidate\",\"vote\":\"S1\"");
 * </pre>
 */
public final class RaftTrace implements AutoCloseable {
    private final PrintWriter file;
    private final long start = System.nanoTime();

    /** Begins a trace; all servers, by name. */
    public RaftTrace(String path, List<String> servers) throws IOException {
        file = new PrintWriter(path, StandardCharsets.UTF_8);
        String names = servers.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        write("{\"raft_trace\":1,\"unit\":\"us\",\"servers\":[" + names + "]}");
    }

    /** Something of this kind happened at a server; call it while the server's lock is held. */
    public synchronized void line(String server, String kind, String fields) {
        long t = (System.nanoTime() - start) / 1000;
        String rest = fields.isEmpty() ? "" : "," + fields;
        write("{\"t\":" + t + ",\"n\":\"" + server + "\",\"k\":\"" + kind + '"' + rest + "}");
    }

    private void write(String line) {
        file.print(line + "\n");
        file.flush();
    }

    @Override
    public void close() {
        file.close();
    }
}

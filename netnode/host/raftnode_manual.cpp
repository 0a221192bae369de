#include "netnode/host/raftnode_manual.h"

#include "netnode/manual/option_lines.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

ProgramOption valued(const QString &name, const QString &variable, const QString &value, const QString &text,
                     const QStringList &choices = {})
{
    return {.name = name, .text = text, .value = value, .choices = choices, .variable = variable};
}

ProgramOption flag(const QString &name, const QString &variable, const QString &text)
{
    return {.name = name, .text = text, .variable = variable};
}

const QList<ManualEntry> &exitCodes()
{
    static const QList<ManualEntry> codes{
        {u"0"_s, u"Ended when asked to, or because the server was removed from its cluster."_s},
        {u"1"_s, u"A failure at run time, such as a disk without room."_s},
        {u"2"_s, u"The options are wrong."_s},
        {u"3"_s, u"The data is damaged, or belongs to another server or cluster."_s},
    };
    return codes;
}

} // namespace

const QList<ProgramOption> &raftnodeOptions()
{
    static const QList<ProgramOption> options{
        valued(u"id"_s, u"NODE_ID"_s, u"N"_s, u"This server's id, 1 to 65535. Required."_s),
        valued(u"port"_s, u"PORT"_s, u"P"_s,
               u"The one port for clients, peers and watchers; 0 for any free one. Required."_s),
        valued(u"peers"_s, u"PEERS_JSON"_s, u"JSON"_s,
               u"The others: {\"2\":\"http://localhost:8002\", …}. Required."_s),
        valued(u"election-min-ms"_s, u"ELECTION_MIN_MS"_s, u"MS"_s, u"Shortest election timeout (150)."_s),
        valued(u"election-max-ms"_s, u"ELECTION_MAX_MS"_s, u"MS"_s, u"Longest election timeout (300)."_s),
        valued(u"heartbeat-ms"_s, u"HEARTBEAT_MS"_s, u"MS"_s, u"Interval of a leader's heartbeats (100)."_s),
        valued(u"log-level"_s, u"LOG_LEVEL"_s, u"LEVEL"_s, u"error, warning, info or debug (warning)."_s,
               {u"error"_s, u"warning"_s, u"info"_s, u"debug"_s}),
        valued(u"data-dir"_s, u"DATA_DIR"_s, u"DIR"_s, u"Where the journal lies (data)."_s),
        valued(u"listen"_s, u"LISTEN"_s, u"ADDR"_s, u"The address to listen on (127.0.0.1)."_s),
        valued(u"tls-cert"_s, u"TLS_CERT"_s, u"FILE"_s, u"TLS: this server's certificate, PEM."_s),
        valued(u"tls-key"_s, u"TLS_KEY"_s, u"FILE"_s, u"TLS: its key, PEM."_s),
        valued(u"tls-ca"_s, u"TLS_CA"_s, u"FILE"_s, u"TLS: the certificate authority of the servers, PEM."_s),
        valued(u"token-file"_s, u"TOKEN_FILE"_s, u"FILE"_s,
               u"Clients and watchers must send the token in this file."_s),
        valued(u"cluster"_s, u"CLUSTER"_s, u"NAME"_s, u"The cluster's name (raftarium)."_s),
        valued(u"snapshot-entries"_s, u"SNAPSHOT_ENTRIES"_s, u"N"_s,
               u"Take a snapshot after this many entries (10000)."_s),
        valued(u"max-store"_s, u"MAX_STORE_MB"_s, u"MIB"_s,
               u"Refuse writes that would make the store larger (1000)."_s),
        flag(u"allow-faults"_s, u"ALLOW_FAULTS"_s,
             u"Open /faults to clients with the token (needs --token-file)."_s),
        flag(u"insecure"_s, u"INSECURE"_s, u"Listen beyond loopback without token or TLS."_s),
        flag(u"join"_s, u"JOIN"_s, u"Start empty and wait to be added; --peers only gives addresses."_s),
        flag(u"trust-copy"_s, u"TRUST_COPY"_s,
             u"Let a journal that is a copy count as it is: nothing newer exists."_s),
        flag(u"stay-when-removed"_s, u"STAY_WHEN_REMOVED"_s, u"Do not end when removed from the cluster."_s),
        flag(u"no-pre-vote"_s, u"NO_PRE_VOTE"_s, u"Start elections without asking for pre-votes."_s),
        flag(u"no-check-quorum"_s, u"NO_CHECK_QUORUM"_s,
             u"Vote even while hearing a leader; with --no-pre-vote also go on leading without hearing "
             u"from a majority."_s),
        flag(u"stop-with-stdin"_s, u"STOP_WITH_STDIN"_s, u"End when standard input closes."_s),
        flag(u"begin-with-stdin"_s, u"BEGIN_WITH_STDIN"_s, u"Begin when a line comes on standard input."_s),
    };
    return options;
}

QString raftnodeHelp()
{
    QString codes;
    for (const ManualEntry &code : exitCodes())
        codes += u"  "_s + code.term + u"  "_s + code.text + u'\n';
    return u"raftnode: one server of a Raft cluster\n\n"
           "  raftnode --id 1 --port 8001 --peers "
           "'{\"2\":\"http://localhost:8002\",\"3\":\"http://localhost:8003\"}'\n\n"
           "An option can also be given by the environment variable in brackets; the option\nwins.\n\n"_s +
           optionLines(raftnodeOptions() + informationOptions() + QList{helpOption()}) + u"\nExit code:\n"_s +
           codes;
}

Manual raftnodeManual()
{
    QList<ManualPart> codes;
    for (const ManualEntry &code : exitCodes())
        codes.append(code);
    return {
        .name = u"raftnode"_s,
        .summary = u"one server of a Raft cluster with a key-value store"_s,
        .synopsis = {u"raftnode --id N --port P --peers JSON [OPTION]..."_s},
        .sections =
            {{u"description"_s,
              {u"Runs one server of a cluster that keeps a key-value store equal on all of its servers by "
               u"the Raft "
               "consensus algorithm. It listens on one port for clients, for the other servers and for "
               "watchers, "
               "and keeps what it has promised in a journal on its disk."_s,
               u"The servers that --peers names found the cluster. Afterwards the log says which servers "
               u"belong to it, and --peers only gives their addresses. A server that joins an existing "
               u"cluster is started with --join and added by raftctl members add."_s,
               u"Clients speak HTTP: PUT, GET and DELETE of /kv/KEY, GET of /status and /health. All of it "
               u"is "
               "described at /openapi.json."_s}},
             {u"options"_s, manualParts(raftnodeOptions() + informationOptions() + QList{helpOption()})},
             {u"exit status"_s, codes},
             {u"signals"_s,
              {ManualEntry{u"SIGTERM, SIGINT"_s,
                           u"Hand leadership over, finish what is begun, and end with exit code 0."_s},
               ManualEntry{u"SIGHUP"_s, u"Read the certificates and the key again; without TLS, end."_s}}},
             {u"files"_s,
              {ManualEntry{u"data/node_N.jsonl"_s,
                           u"The journal: what the server has promised, a checksum and JSON on each line. "
                           "raftctl journal show checks and prints it."_s}}},
             {u"examples"_s,
              {u"A cluster of a single server:"_s,
               ManualExample{{u"raftnode --id 1 --port 8001 --peers '{}'"_s,
                              u"curl -X PUT localhost:8001/kv/color -d blue"_s}}}}},
        .seeAlso = {u"raftarium(1)"_s, u"raftctl(1)"_s},
    };
}

} // namespace raftarium

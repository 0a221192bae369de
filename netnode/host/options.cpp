#include "netnode/host/options.h"

#include "netnode/host/raftnode_manual.h"
#include "netnode/host/store_limit.h"
#include "netnode/manual/completion_script.h"
#include "netnode/manual/option_lines.h"

#include <QCommandLineParser>
#include <QHostAddress>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raftarium {

namespace {

/// Reads options one by one; the first that makes no sense leaves its sentence.
class OptionReader {
public:
    OptionReader(const QCommandLineParser &parser, const QProcessEnvironment &environment)
        : m_parser(parser), m_environment(environment)
    {
    }

    QString text(const char *name, const char *variable, const QString &otherwise = {}) const
    {
        const QString flag = QString::fromLatin1(name);
        if (m_parser.isSet(flag))
            return m_parser.value(flag);
        return m_environment.value(QString::fromLatin1(variable), otherwise);
    }

    /// How you called what you gave: by the variable if you set that and no flag.
    QString called(const char *name, const char *variable) const
    {
        const bool isVariable = !m_parser.isSet(QString::fromLatin1(name)) &&
                                m_environment.contains(QString::fromLatin1(variable));
        return isVariable ? QString::fromLatin1(variable) : QStringLiteral("--") + QString::fromLatin1(name);
    }

    bool isOn(const char *name, const char *variable)
    {
        if (m_parser.isSet(QString::fromLatin1(name)))
            return true;
        const QString value = m_environment.value(QString::fromLatin1(variable)).toLower();
        if (value.isEmpty() || value == u"0" || value == u"false" || value == u"no")
            return false;
        if (value != u"1" && value != u"true" && value != u"yes")
            fail(QStringLiteral("%1 is 1 or 0, not \"%2\"").arg(QString::fromLatin1(variable), value));
        return true;
    }

    std::uint64_t number(const char *name, const char *variable, std::uint64_t least, std::uint64_t most,
                         std::optional<std::uint64_t> otherwise)
    {
        const QString value = text(name, variable);
        if (value.isEmpty() && otherwise)
            return *otherwise;
        bool sound = false;
        const std::uint64_t read = value.toULongLong(&sound);
        if (value.isEmpty())
            fail(QStringLiteral("--%1 (or %2) is required")
                     .arg(QString::fromLatin1(name), QString::fromLatin1(variable)));
        else if (!sound || read < least || read > most)
            fail(QStringLiteral("%1 is a number from %2 to %3, not \"%4\"")
                     .arg(called(name, variable), QString::number(least), QString::number(most), value));
        return read;
    }

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    const QString &problem() const { return m_problem; }

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
    QString m_problem;
};

/// The JSON of text, and the names at its top in the order in which they stand there, with all repetitions.
nlohmann::json parsedPeers(const std::string &text, std::vector<std::string> &keys)
{
    const auto collect = [&keys](int depth, nlohmann::json::parse_event_t event, nlohmann::json &parsed) {
        if (depth == 1 && event == nlohmann::json::parse_event_t::key)
            keys.push_back(parsed.get<std::string>());
        return true;
    };
    return nlohmann::json::parse(text, collect, false);
}

std::optional<QString> repeated(std::vector<std::string> keys)
{
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    return twice == keys.end() ? std::nullopt : std::optional(QString::fromStdString(*twice));
}

/// What two addresses of one place have in common: localhost is 127.0.0.1.
std::pair<QString, int> placeOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    const bool isLocal = host == u"localhost" || host == u"::1";
    return {isLocal ? QStringLiteral("127.0.0.1") : host, url.port()};
}

std::map<raft::NodeId, QUrl> readPeers(OptionReader &reader, raft::NodeId self, bool tls)
{
    std::map<raft::NodeId, QUrl> peers;
    const QString name = reader.called("peers", "PEERS_JSON");
    const QString form = name + QStringLiteral(R"( is like {"2":"%1://localhost:8002"}: )")
                                    .arg(tls ? QStringLiteral("https") : QStringLiteral("http"));
    const QString text = reader.text("peers", "PEERS_JSON");
    if (text.isEmpty())
        return reader.fail(QStringLiteral("--peers (or PEERS_JSON) is required; {} for a single server")),
               peers;
    std::vector<std::string> keys;
    const auto object = parsedPeers(text.toStdString(), keys);
    if (!object.is_object())
        return reader.fail(form + QStringLiteral("this is no JSON object")), peers;
    if (const auto twice = repeated(keys))
        return reader.fail(QStringLiteral("%1 names server %2 twice").arg(name, *twice)), peers;
    for (const auto &[key, value] : object.items()) {
        raft::NodeId id;
        const auto [stop, error] = std::from_chars(key.data(), key.data() + key.size(), id.value);
        const QString shown = QString::fromStdString(key);
        if (error != std::errc() || stop != key.data() + key.size() || id.value == 0 || id.value > 0xffff)
            return reader.fail(form + QStringLiteral("\"%1\" is no server's id").arg(shown)), peers;
        if (id == self)
            return reader.fail(QStringLiteral("%1 names this server, %2, itself").arg(name, shown)), peers;
        const QUrl url(value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString(),
                       QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || url.port() <= 0)
            return reader.fail(form + QStringLiteral("server %1 has no address").arg(shown)), peers;
        if (url.scheme() != (tls ? u"https" : u"http"))
            return reader.fail(form + (tls ? QStringLiteral("with TLS, addresses begin with https://")
                                           : QStringLiteral("without TLS, addresses begin with http://"))),
                   peers;
        if (peers.contains(id))
            return reader.fail(QStringLiteral("%1 names server %2 twice").arg(name).arg(id.value)), peers;
        for (const auto &[other, known] : peers) {
            if (placeOf(url) == placeOf(known))
                return reader.fail(QStringLiteral("%1 gives the servers %2 and %3 one address, %4")
                                       .arg(name)
                                       .arg(other.value)
                                       .arg(id.value)
                                       .arg(url.toString())),
                       peers;
        }
        peers[id] = url;
    }
    return peers;
}

/// Where this server listens on all addresses, loopback is its own in any case.
void checkOwnAddress(OptionReader &reader, const NodeOptions &options)
{
    QUrl own;
    own.setPort(options.port);
    const QHostAddress listen(options.listen);
    const bool everywhere =
        listen == QHostAddress(QHostAddress::AnyIPv4) || listen == QHostAddress(QHostAddress::AnyIPv6);
    own.setHost(everywhere ? QStringLiteral("localhost") : options.listen);
    for (const auto &[server, url] : options.peers) {
        if (options.port != 0 && placeOf(url) == placeOf(own))
            reader.fail(QStringLiteral("%1 gives server %2 the address of this server itself, %3")
                            .arg(reader.called("peers", "PEERS_JSON"))
                            .arg(server.value)
                            .arg(url.toString()));
    }
}

NodeOptions::LogLevel readLogLevel(OptionReader &reader)
{
    const QString level = reader.text("log-level", "LOG_LEVEL", QStringLiteral("warning")).toLower();
    if (level == u"error")
        return NodeOptions::LogLevel::Error;
    if (level == u"warning")
        return NodeOptions::LogLevel::Warning;
    if (level == u"info")
        return NodeOptions::LogLevel::Info;
    if (level != u"debug")
        reader.fail(QStringLiteral("%1 is error, warning, info or debug, not \"%2\"")
                        .arg(reader.called("log-level", "LOG_LEVEL"), level));
    return NodeOptions::LogLevel::Debug;
}

void readSecurity(OptionReader &reader, NodeOptions &options)
{
    options.listen = reader.text("listen", "LISTEN", options.listen);
    TlsFiles &tls = options.tls;
    tls.certificate = reader.text("tls-cert", "TLS_CERT");
    tls.key = reader.text("tls-key", "TLS_KEY");
    tls.authorities = reader.text("tls-ca", "TLS_CA");
    options.tokenFile = reader.text("token-file", "TOKEN_FILE");
    options.insecure = reader.isOn("insecure", "INSECURE");
    const bool anyTls = !tls.certificate.isEmpty() || !tls.key.isEmpty() || !tls.authorities.isEmpty();
    if (anyTls && (tls.certificate.isEmpty() || tls.key.isEmpty() || tls.authorities.isEmpty()))
        reader.fail(QStringLiteral("TLS needs all of --tls-cert, --tls-key and --tls-ca"));
    const QHostAddress address(options.listen == u"localhost" ? QStringLiteral("127.0.0.1") : options.listen);
    if (address.isNull())
        reader.fail(QStringLiteral("%1 is an IP address, not \"%2\"")
                        .arg(reader.called("listen", "LISTEN"), options.listen));
    else if (!address.isLoopback() && options.tokenFile.isEmpty() && !anyTls && !options.insecure)
        reader.fail(QStringLiteral("listening on %1 lets others on the network in: add --token-file or TLS "
                                   "(--tls-cert, --tls-key, --tls-ca), or accept the risk with --insecure")
                        .arg(options.listen));
    options.listen = address.toString();
}

QString configProblem(const NodeOptions &options)
{
    const std::string why = raft::problem(options.config());
    return why.empty() ? QString()
                       : QStringLiteral("these timings cannot work: %1").arg(QString::fromStdString(why));
}

NodeOptions readAll(OptionReader &reader)
{
    constexpr std::uint64_t day = 24ULL * 60 * 60 * 1000;
    const auto milliseconds = [&](const char *name, const char *variable, std::uint64_t otherwise) {
        return std::chrono::milliseconds(reader.number(name, variable, 1, day, otherwise));
    };
    NodeOptions options;
    options.id.value = reader.number("id", "NODE_ID", 1, 0xffff, std::nullopt);
    options.port = static_cast<std::uint16_t>(reader.number("port", "PORT", 0, 0xffff, std::nullopt));
    readSecurity(reader, options);
    options.peers = readPeers(reader, options.id, options.tls.isOn());
    checkOwnAddress(reader, options);
    options.elections.electionMin = milliseconds("election-min-ms", "ELECTION_MIN_MS", 150);
    options.elections.electionMax = milliseconds("election-max-ms", "ELECTION_MAX_MS", 300);
    options.elections.heartbeat = milliseconds("heartbeat-ms", "HEARTBEAT_MS", 100);
    options.logLevel = readLogLevel(reader);
    options.dataDir = reader.text("data-dir", "DATA_DIR", options.dataDir);
    options.cluster = reader.text("cluster", "CLUSTER", options.cluster);
    if (options.cluster.isEmpty() || options.cluster.size() > 100)
        reader.fail(
            QStringLiteral("%1 is a name of 1 to 100 characters").arg(reader.called("cluster", "CLUSTER")));
    options.snapshotEntries =
        reader.number("snapshot-entries", "SNAPSHOT_ENTRIES", 1, raft::greatestNumber, 10'000);
    options.maxStore =
        reader.number("max-store", "MAX_STORE_MB", 1, StoreLimit::greatest, StoreLimit::greatest);
    options.allowFaults = reader.isOn("allow-faults", "ALLOW_FAULTS");
    options.join = reader.isOn("join", "JOIN");
    options.trustCopy = reader.isOn("trust-copy", "TRUST_COPY");
    options.stayWhenRemoved = reader.isOn("stay-when-removed", "STAY_WHEN_REMOVED");
    options.elections.preVote = !reader.isOn("no-pre-vote", "NO_PRE_VOTE");
    options.elections.checkQuorum = !reader.isOn("no-check-quorum", "NO_CHECK_QUORUM");
    options.stopWithStdin = reader.isOn("stop-with-stdin", "STOP_WITH_STDIN");
    options.beginWithStdin = reader.isOn("begin-with-stdin", "BEGIN_WITH_STDIN");
    if (reader.problem().isEmpty() && !configProblem(options).isEmpty())
        reader.fail(configProblem(options));
    return options;
}

/// What is asked for instead of a server; nothing when a server is.
std::optional<QString> informationText(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("help")))
        return raftnodeHelp();
    if (parser.isSet(QStringLiteral("version")))
        return QStringLiteral("raftnode %1\n").arg(QStringLiteral(RAFTARIUM_VERSION));
    if (parser.isSet(QStringLiteral("manual")))
        return manualPage(raftnodeManual(), QStringLiteral(RAFTARIUM_VERSION),
                          QStringLiteral(RAFTARIUM_RELEASE_DATE));
    if (parser.isSet(QStringLiteral("completion")))
        return completionScript(parser.value(QStringLiteral("completion")),
                                {QStringLiteral("raftnode"), raftnodeOptions() + informationOptions()});
    return std::nullopt;
}

} // namespace

raft::Config NodeOptions::config() const
{
    raft::Config config;
    config.id = id;
    config.electionMin = elections.electionMin;
    config.electionMax = elections.electionMax;
    config.heartbeat = elections.heartbeat;
    config.preVote = elections.preVote;
    config.checkQuorum = elections.checkQuorum;
    config.votersCatchUpFirst = true;
    config.drawsIdentity = true;
    config.snapshotChunk = 256 * 1024;
    config.keptBehindSnapshot = static_cast<std::size_t>(snapshotEntries / 2);
    return config;
}

std::variant<NodeOptions, PrintInstead> nodeOptions(const QStringList &arguments,
                                                    const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    for (const ProgramOption &option : raftnodeOptions() + informationOptions())
        parser.addOption({option.name, {}, option.value});
    const auto usage = [](const QString &problem) {
        return PrintInstead{QStringLiteral("raftnode: %1; see raftnode --help\n").arg(problem), 2};
    };
    if (!parser.parse(QStringList(QStringLiteral("raftnode")) + arguments))
        return usage(parser.errorText().remove(u'.').replace(u'\'', u'"'));
    if (const auto information = informationText(parser))
        return PrintInstead{*information, 0};
    if (parser.isSet(QStringLiteral("completion")))
        return usage(QStringLiteral("--completion takes bash, zsh or fish"));
    if (!parser.positionalArguments().isEmpty())
        return usage(QStringLiteral("\"%1\" is no flag").arg(parser.positionalArguments().constFirst()));
    OptionReader reader(parser, environment);
    const NodeOptions options = readAll(reader);
    if (!reader.problem().isEmpty())
        return usage(reader.problem());
    return options;
}

} // namespace raftarium

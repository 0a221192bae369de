#include "netnode/host/node_host.h"

#include "netnode/host/json_response.h"
#include "netnode/host/log.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace raftarium {

namespace {

constexpr qint64 longestToken = 4096;

QString copyWarning(const QString &journal)
{
    return QStringLiteral("%1 is not the file that this server wrote last, but a copy, or an older state "
                          "of it. It may lack what the server has promised since, so it begins as another "
                          "disk, and does not count until the leader has brought it up to date. If "
                          "nothing newer exists (all data were moved), start it with --trust-copy")
        .arg(journal);
}

/// The protocol's own note, as a sentence for the log.
void logNotes(const raft::ServerEffects &effects, raft::NodeId self)
{
    for (const raft::Note &note : effects.node.notes) {
        switch (note.kind) {
        case raft::NoteKind::DiskReplaced:
            qCWarning(logNode).noquote() << QString::fromStdString(describe(note, self));
            break;
        case raft::NoteKind::BecameLeader:
        case raft::NoteKind::SteppedDown:
        case raft::NoteKind::QuorumLost:
        case raft::NoteKind::BecameCandidate:
        case raft::NoteKind::SnapshotTaken:
        case raft::NoteKind::SnapshotInstalled:
        case raft::NoteKind::SnapshotUnreadable:
        case raft::NoteKind::SnapshotTooLarge:
        case raft::NoteKind::MembershipActive:
        case raft::NoteKind::MembershipRolledBack:
        case raft::NoteKind::ClusterBorn:
        case raft::NoteKind::FoundBorn:
        case raft::NoteKind::Removed:
            qCInfo(logNode).noquote() << QString::fromStdString(describe(note, self));
            break;
        default: qCDebug(logNode).noquote() << QString::fromStdString(describe(note, self)); break;
        }
    }
}

} // namespace

NodeHost::NodeHost(NodeOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
}

NodeHost::~NodeHost() = default;

std::optional<HostFailure> NodeHost::start()
{
    m_identity.id = m_options.id;
    m_identity.cluster = m_options.cluster.toStdString();
    m_identity.heartbeat = std::chrono::ceil<std::chrono::milliseconds>(m_options.elections.heartbeat);
    m_identity.nonce = QRandomGenerator::system()->generate64();
    if (auto failure = readToken())
        return failure;
    if (auto failure = readTls())
        return failure;

    Journal::Opened opened =
        Journal::open({m_options.dataDir, m_options.cluster, m_options.id, m_options.trustCopy});
    if (const auto *error = std::get_if<JournalError>(&opened))
        return HostFailure{error->exitCode(), error->message};
    auto journal = std::move(std::get<std::unique_ptr<Journal>>(opened));
    for (const QString &warning : journal->warnings())
        qCWarning(logNode).noquote() << warning;

    m_http = std::make_unique<HttpServer>(m_serverTls);
    QString problem;
    if (!m_http->listen(QHostAddress(m_options.listen), m_options.port, &problem))
        return HostFailure{1, problem};
    m_identity.port = m_http->port();
    const bool guarded = m_options.tls.isOn() || !m_identity.token.empty();
    m_access = std::make_unique<AccessRules>(m_identity.token, m_options.listen.toStdString(), guarded);
    assemble(std::move(journal));
    return std::nullopt;
}

void NodeHost::assemble(std::unique_ptr<Journal> journal)
{
    m_peers = std::make_unique<Peers>(m_identity);
    connect(m_peers.get(), &Peers::noticed, this,
            [](const QString &sentence) { qCInfo(logNode).noquote() << sentence; });
    connect(m_peers.get(), &Peers::complained, this,
            [this](const QString &sentence) { m_warnings->sayOnce(sentence); });
    Replica::Settings settings;
    settings.config = m_options.config();
    settings.config.seed = QRandomGenerator::system()->generate64();
    settings.snapshotEntries = m_options.snapshotEntries;
    settings.maxStore = m_options.maxStore;
    for (const auto &[server, url] : m_options.peers)
        settings.known.push_back(server);
    rememberAddresses();
    if (!m_options.join) {
        settings.members.voters = settings.known;
        settings.members.voters.push_back(m_options.id);
        std::sort(settings.members.voters.begin(), settings.members.voters.end());
    }
    const bool isEmpty = journal->stored().log.lastIndex() == raft::Index{};
    const bool isCopy = journal->isCopy();
    m_replica = std::make_unique<Replica>(settings, std::move(journal), *m_peers);
    m_warnings = std::make_unique<Warnings>(*m_replica, *m_peers, settings.members.voters);
    if (isCopy)
        m_warnings->add(copyWarning(m_replica->journal().path()));
    if (isEmpty && !m_options.join)
        m_birth = std::make_unique<Birth>(m_options.id, settings.members.voters);
    joinThem();
    m_watchers = std::make_unique<Watchers>(
        WatchHello{m_identity.id, m_identity.cluster, RAFTARIUM_VERSION, m_identity.nonce,
                   static_cast<std::uint64_t>(QCoreApplication::applicationPid())},
        *m_replica, *m_peers);
    const Api::Settings api{
        {m_identity.cluster, RAFTARIUM_VERSION}, m_options.allowFaults, !m_identity.token.empty()};
    m_api = std::make_unique<Api>(api, *m_http, *m_replica, *m_peers, *m_warnings);
    connect(m_http.get(), &HttpServer::requested, this, &NodeHost::handle);
    connect(m_replica.get(), &Replica::diskFailed, this, [this](const JournalError &error) {
        emit finished(HostFailure{1, error.message});
    });
    connect(m_replica.get(), &Replica::stopped, this, [this](const std::optional<JournalError> &error) {
        if (!error && !m_farewell.isEmpty())
            emit left(m_farewell);
        emit finished(error ? std::optional(HostFailure{1, error->message}) : std::nullopt);
    });
    if (logNode().isWarningEnabled())
        connect(m_replica.get(), &Replica::stepped, this,
                [this](const StepCause &, const raft::ServerEffects &effects) {
                    logNotes(effects, m_options.id);
                });
    m_replica->linkUp();
    if (!m_options.beginWithStdin)
        begin();
}

void NodeHost::begin()
{
    if (m_birth)
        m_birth->begin();
    else
        m_replica->start();
}

/// What the server finds out about its cluster, it acts upon.
void NodeHost::joinThem()
{
    connect(m_replica.get(), &Replica::removed, this, &NodeHost::takeLeave);
    if (!m_birth)
        return;
    connect(m_peers.get(), &Peers::introduced, this, [this](raft::NodeId server, const Standing &standing) {
        if (m_replica->node().log().lastIndex() == raft::Index{}) // Else it has a part in its cluster.
            m_birth->meet({server, standing});
    });
    connect(m_birth.get(), &Birth::founds, this, [this] { m_replica->start(); });
    connect(m_birth.get(), &Birth::isLost, this, [this] { m_replica->awaitLeader(); });
}

// It has learned so from the leader or a member, and all that it knows has been written. What it may still
// have to say to others gets a moment to leave.
void NodeHost::takeLeave(std::optional<raft::NodeId> by)
{
    if (!m_farewell.isEmpty() || m_replica->stopping())
        return;
    const QString sentence =
        by ? QStringLiteral("server %1 is no member of the cluster any more, says server %2")
                 .arg(m_options.id.value)
                 .arg(by->value)
           : QStringLiteral("server %1 is no member of the cluster any more").arg(m_options.id.value);
    if (m_options.stayWhenRemoved)
        return m_warnings->add(sentence);
    m_farewell =
        sentence + QStringLiteral("; it ends. To take it in again, remove its data and start it with "
                                  "--join");
    m_warnings->fallSilent();
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(m_options.elections.electionMax), this,
                       &NodeHost::stop);
}

/// Those of the command line, and those that a membership change at run time has told. Of the latter the ones
/// that a person has decided count before the command line, as long as that says what it said then.
void NodeHost::rememberAddresses()
{
    m_addressBook = std::make_unique<AddressBook>(m_options.dataDir, m_options.id);
    QString warning;
    const std::map<raft::NodeId, AddressBook::Entry> book = m_addressBook->read(&warning);
    if (!warning.isEmpty())
        qCWarning(logNode).noquote() << warning;
    std::map<raft::NodeId, QUrl> addresses = m_options.peers;
    for (const auto &[server, entry] : book) {
        const auto named = m_options.peers.find(server);
        const bool decided =
            entry.decision != 0 && (named == m_options.peers.end() || named->second == entry.insteadOf);
        if (decided && named != m_options.peers.end() && named->second != entry.url)
            qCWarning(logNode).noquote()
                << QStringLiteral("server %1 is at %2, as raftctl members add has said, not at %3, as "
                                  "--peers says")
                       .arg(server.value)
                       .arg(entry.url.toString(), named->second.toString());
        if (decided || named == m_options.peers.end())
            addresses[server] = entry.url;
        if (entry.decision != 0)
            m_peers->recallDecision(server, entry.decision);
    }
    addresses.erase(m_options.id);
    for (const auto &[server, url] : addresses)
        m_peers->setAddress(server, url);
    connect(m_peers.get(), &Peers::addressesChanged, this, &NodeHost::saveAddresses);
}

void NodeHost::saveAddresses()
{
    std::map<raft::NodeId, AddressBook::Entry> book;
    const KnownAddresses &known = m_peers->addresses();
    for (const auto &[server, url] : known.all()) {
        const auto named = m_options.peers.find(server);
        book[server] = {url, known.decisionAbout(server),
                        named == m_options.peers.end() ? QUrl() : named->second};
    }
    m_addressBook->save(book);
}

QString NodeHost::url() const
{
    QUrl url;
    url.setScheme(m_options.tls.isOn() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(m_options.listen);
    url.setPort(m_http->port());
    return url.toString();
}

void NodeHost::stop()
{
    m_http->stopListening();
    m_replica->stop();
}

std::optional<HostFailure> NodeHost::readToken()
{
    if (m_options.tokenFile.isEmpty())
        return std::nullopt;
    QFile file(m_options.tokenFile);
    if (!file.open(QIODevice::ReadOnly))
        return HostFailure{
            1, QStringLiteral("cannot read the token file %1: %2").arg(file.fileName(), file.errorString())};
    const QByteArray token = file.read(longestToken).trimmed();
    const bool printable =
        std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (token.isEmpty() || !printable)
        return HostFailure{
            1,
            QStringLiteral("the token file %1 must hold one word of printable ASCII").arg(file.fileName())};
    if ((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0)
        qCWarning(logNode).noquote() << "the token file" << file.fileName()
                                     << "can be read by others: chmod 600";
    m_identity.token = token.toStdString();
    return std::nullopt;
}

std::optional<HostFailure> NodeHost::readTls()
{
    if (!m_options.tls.isOn())
        return std::nullopt;
    const auto failure = [](const QString &path) {
        return HostFailure{1, QStringLiteral("%1 cannot be read, or does not hold what TLS needs").arg(path)};
    };
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(m_options.tls.certificate);
    if (chain.isEmpty())
        return failure(m_options.tls.certificate);
    QFile keyFile(m_options.tls.key);
    if (!keyFile.open(QIODevice::ReadOnly))
        return failure(m_options.tls.key);
    const QByteArray pem = keyFile.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return failure(m_options.tls.key);
    const QList<QSslCertificate> authorities = QSslCertificate::fromPath(m_options.tls.authorities);
    if (authorities.isEmpty())
        return failure(m_options.tls.authorities);

    QSslConfiguration tls;
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setCaCertificates(authorities);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_identity.tls = tls;
    // Clients need no certificate; peers are asked for theirs later.
    tls.setPeerVerifyMode(QSslSocket::QueryPeer);
    m_serverTls = tls;
    return std::nullopt;
}

bool NodeHost::renewCertificates()
{
    if (!m_options.tls.isOn())
        return false;
    if (const std::optional<HostFailure> failure = readTls()) {
        qCWarning(logNode).noquote() << failure->message + QStringLiteral("; the certificates in use stay");
        return true;
    }
    m_http->setTls(*m_serverTls);
    m_peers->setTls(*m_identity.tls);
    qCInfo(logNode) << "the certificates were read again, for new connections";
    return true;
}

bool NodeHost::certified(HttpRequestKey key) const
{
    const auto *socket = qobject_cast<const QSslSocket *>(m_http->socket(key));
    return socket != nullptr && !socket->peerCertificate().isNull() && socket->sslHandshakeErrors().isEmpty();
}

void NodeHost::handle(HttpRequestKey key, const HttpRequest &request)
{
    if (const auto refusal = m_access->refusal(request, certified(key)))
        return m_http->answer(key, *refusal);
    if (request.path == peerPath || request.path == watchPath)
        return openLink(key, request);
    if (m_replica->stopping())
        return m_http->answer(
            key, errorResponse(503, "stopping", "the server is about to leave; nothing was done"));
    m_api->handle(key, request);
}

void NodeHost::openLink(HttpRequestKey key, const HttpRequest &request)
{
    std::string problem;
    const std::optional<LinkRequest> link = linkRequest(request, &problem);
    if (!link) {
        HttpResponse response = errorResponse(426, "upgrade_required", problem);
        response.fields.emplace_back("Upgrade", linkProtocol);
        return m_http->answer(key, response);
    }
    problem = m_peers->refusal(*link);
    if (link->kind == LinkRequest::Kind::Watcher && m_watchers->count() >= Watchers::most)
        problem = "so many watch this server already that no other can";
    if (problem.empty() && link->kind == LinkRequest::Kind::Peer && m_options.tls.isOn() && !certified(key))
        problem = "servers show a certificate that the authority of this cluster has signed";
    if (!problem.empty()) {
        m_warnings->sayOnce(QStringLiteral("refused a link: %1").arg(QString::fromStdString(problem)));
        HttpResponse response = errorResponse(403, "link_refused", problem);
        addRefusal(response, problem);
        return m_http->answer(key, response);
    }
    const LinkAnswer answer{m_identity.id, m_identity.cluster, m_identity.nonce, RAFTARIUM_VERSION,
                            m_replica->standing()};
    UpgradedConnection connection = m_http->upgrade(key, upgradeAnswer(answer));
    if (connection.socket == nullptr)
        return;
    if (link->kind == LinkRequest::Kind::Watcher)
        m_watchers->accept(std::move(connection.socket));
    else
        m_peers->accept(*link, key.connection, std::move(connection.socket), connection.rest);
}

} // namespace raftarium

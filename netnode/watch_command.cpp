#include "watch_command.h"

#include "client_options.h"

#include "netnode/client/interrupt.h"
#include "netnode/client/servers.h"
#include "netnode/watch/followed_server.h"
#include "netnode/watch/watch_feed.h"

#include <QDateTime>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qsizetype longestReason = 300;

/// What happens with every message and every write is told only to those who ask for everything.
bool isRoutine(raft::NoteKind kind)
{
    switch (kind) {
    case raft::NoteKind::Appended:
    case raft::NoteKind::PrevMismatch:
    case raft::NoteKind::Committed:
    case raft::NoteKind::NotCommittedOldTerm:
    case raft::NoteKind::AppendRejected:
    case raft::NoteKind::StaleTerm:
    case raft::NoteKind::ReadConfirmed:
    case raft::NoteKind::RequestRefused:
    case raft::NoteKind::Ignored: return true;
    default: return false;
    }
}

/// Whether these faults, as GET /faults tells them, are any.
bool suffers(const std::string &faults)
{
    const QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(faults)).object();
    return std::any_of(told.begin(), told.end(), [](const QJsonValue &value) {
        return !value.toArray().isEmpty() || !value.toObject().isEmpty() || value.toDouble() > 0;
    });
}

/// Why a server cannot be watched, for people: a server that knows no watchers answers with a page.
QString inWords(const QString &reason, bool withToken)
{
    if (!reason.startsWith(u"HTTP/"_s))
        return reason;
    const QString status = reason.section(u' ', 1, 1);
    if (status == u"401"_s)
        return withToken ? u"it refuses the token (--token-file)"_s
                         : u"it asks for a token: name the file that holds it with --token-file"_s;
    const QJsonObject error =
        QJsonDocument::fromJson(reason.mid(reason.indexOf(u'{')).toUtf8())[u"error"_s].toObject();
    if (error.contains(u"message"_s) && status != u"404"_s)
        return error[u"message"_s].toString();
    return u"it is no raftnode, or one too old to be watched (it answers %1)"_s.arg(
        reason.section(u' ', 1, 3).left(40).section(u'{', 0, 0).section(u'<', 0, 0).trimmed());
}

/// The servers that are watched, and what is told of them on standard output.
class Watch : public QObject {
public:
    Watch(ClientCommandLine &line, const QString &authority, bool everything)
        : m_json(line.json()), m_everything(everything), m_withToken(!line.token().isEmpty())
    {
        for (const QUrl &url : line.servers()) {
            DialledLink::Settings settings;
            settings.url = url;
            settings.token = line.token().toStdString();
            if (!authority.isEmpty()) {
                QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
                tls.setCaCertificates(QSslCertificate::fromPath(authority, QSsl::Pem));
                settings.tls = tls;
            }
            m_watched.push_back(std::make_unique<Watched>());
            m_watched.back()->feed =
                std::make_unique<WatchFeed>(std::move(settings), raft::NodeId{}, WatchFeed::Machine::Another);
            follow(*m_watched.back());
        }
    }

    /// Begins. `giveUp` is called with a reason when none of the servers can be watched at all.
    void start(const std::function<void(const QString &)> &giveUp)
    {
        m_giveUp = giveUp;
        for (const auto &one : m_watched)
            one->feed->start();
    }

private:
    struct Watched {
        std::unique_ptr<WatchFeed> feed;
        std::unique_ptr<FollowedServer> server;
        raft::NodeId id; ///< 0 until it is known.
        std::string faults;
        bool suffered = false;
        QString trouble; ///< Why it is not watched, as it was told last.
    };

    void follow(Watched &one)
    {
        const WatchFeed *feed = one.feed.get();
        connect(feed, &WatchFeed::introduced, this,
                [this, &one](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                             raft::Time) { introduced(one, hello, *image); });
        connect(feed, &WatchFeed::stepped, this,
                [this, &one](const std::shared_ptr<const raft::ServerStep> &step) { stepped(one, *step); });
        connect(feed, &WatchFeed::faultsTold, this, [this, &one](raft::NodeId id, const std::string &json) {
            if (std::exchange(one.faults, json) == json)
                return;
            if (suffers(json))
                tell(id, u"faults"_s,
                     u"S%1 suffers on purpose: %2"_s.arg(id.value).arg(QString::fromStdString(json)));
            else if (std::exchange(one.suffered, false))
                tell(id, u"faults"_s, u"S%1 suffers nothing on purpose any more"_s.arg(id.value));
            one.suffered = suffers(json);
        });
        connect(feed, &WatchFeed::lost, this, [this, &one](const QString &reason) { lost(one, reason); });
    }

    void introduced(Watched &one, const WatchHello &hello, const raft::Server &image)
    {
        constexpr const char *roles[] = {"follower", "pre-candidate", "candidate", "leader"};
        const bool first = std::none_of(m_watched.begin(), m_watched.end(),
                                        [](const auto &each) { return each->id.value != 0; });
        one.server = std::make_unique<FollowedServer>(image);
        one.id = hello.id;
        one.trouble.clear();
        const raft::Node &node = image.node();
        tell(one.id, u"watched"_s,
             u"S%1 (%2, pid %3) is watched: %4 in term %5, committed up to %6"_s.arg(hello.id.value)
                 .arg(nameOf(one.feed->url()))
                 .arg(hello.pid)
                 .arg(QLatin1StringView(roles[static_cast<std::size_t>(node.role())]))
                 .arg(node.term().value)
                 .arg(node.commit().value));
        for (const auto &each : m_watched)
            if (first && !each->trouble.isEmpty())
                tellTrouble(*each);
    }

    void stepped(Watched &one, const raft::ServerStep &step)
    {
        for (const raft::Note &note : one.server->follow(step).node.notes)
            if (m_everything || !isRoutine(note.kind))
                tell(one.id, u"note"_s, QString::fromStdString(describe(note, one.id)),
                     one.server->server().node().term());
    }

    void lost(Watched &one, const QString &reason)
    {
        const QString why = inWords(reason.left(longestReason), m_withToken);
        if (std::exchange(one.trouble, why) == why)
            return;
        const auto wasWatched = [](const auto &each) { return each->id.value != 0; };
        const auto isInTrouble = [](const auto &each) { return !each->trouble.isEmpty(); };
        if (std::any_of(m_watched.begin(), m_watched.end(), wasWatched))
            tellTrouble(one);
        else if (std::all_of(m_watched.begin(), m_watched.end(), isInTrouble))
            m_giveUp(
                u"None of these servers can be watched, last %1: %2."_s.arg(nameOf(one.feed->url()), why));
    }

    void tellTrouble(const Watched &one)
    {
        const QString address = nameOf(one.feed->url());
        const QString who = one.id.value == 0 ? address : u"S%1 (%2)"_s.arg(one.id.value).arg(address);
        tell(one.id, u"lost"_s, u"%1 is not watched: %2; trying again"_s.arg(who, one.trouble));
    }

    void tell(raft::NodeId server, const QString &event, const QString &text,
              std::optional<raft::Term> term = std::nullopt)
    {
        const QDateTime now = QDateTime::currentDateTime();
        if (!m_json) {
            QTextStream(stdout) << now.toString(u"HH:mm:ss.zzz"_s) << "  " << text << '\n';
            return;
        }
        QJsonObject line{
            {u"time"_s, now.toUTC().toString(Qt::ISODateWithMs)}, {u"event"_s, event}, {u"text"_s, text}};
        if (server.value != 0)
            line[u"server"_s] = static_cast<qint64>(server.value);
        if (term)
            line[u"term"_s] = static_cast<qint64>(term->value);
        printJson(line);
    }

    bool m_json;
    bool m_everything;
    bool m_withToken;
    std::vector<std::unique_ptr<Watched>> m_watched;
    std::function<void(const QString &)> m_giveUp;
};

int runWatch(ClientCommandLine &line)
{
    Interrupt interrupt;
    QEventLoop loop;
    QObject::connect(&interrupt, &Interrupt::asked, &loop, &QEventLoop::quit);
    if (line.isSet(u"seconds"_s)) {
        const std::optional<qint64> seconds = line.number(u"seconds"_s, 1, 1'000'000);
        if (!seconds)
            return Usage;
        QTimer::singleShot(std::chrono::seconds(*seconds), &loop, &QEventLoop::quit);
    }
    int code = Done;
    Watch watch(line, line.authority(), line.isSet(u"all"_s));
    watch.start([&](const QString &problem) {
        if (std::exchange(code, Failed) == Done)
            complain(problem, Failed);
        QTimer::singleShot(0, &loop, &QEventLoop::quit); // It may come before the loop runs.
    });
    loop.exec();
    return code;
}

} // namespace

Command watchCommand()
{
    return {
        {u"watch"_s,
         {},
         u"tell what happens to the servers until Ctrl-C"_s,
         u"Tells what happens to the servers, as it happens, until Ctrl-C: elections, votes, leaders, members, snapshots, faults."_s,
         0,
         0,
         {{u"all"_s, u"Tell also what happens with every message and every write."_s},
          {u"seconds"_s, u"End after so long."_s, u"N"_s}}},
        runWatch};
}

} // namespace raftarium

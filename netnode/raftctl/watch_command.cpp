#include "netnode/raftctl/watch_command.h"

#include "netnode/client/interrupt.h"
#include "netnode/client/servers.h"
#include "netnode/raftctl/client_options.h"
#include "netnode/watch/causal_order.h"
#include "netnode/watch/followed_server.h"
#include "netnode/watch/repetitions.h"
#include "netnode/watch/watch_feed.h"
#include "netnode/watch/watch_refusal.h"

#include <QDateTime>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qsizetype longestReason = 300;

/// What is reported is put in order for so long: servers report their steps a little later.
constexpr raft::Time holdBack{80'000};
constexpr std::chrono::milliseconds tellEvery{20};

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

/// What happens with every message and every write is reported only to those who ask for everything.
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
    const QJsonObject reported = QJsonDocument::fromJson(QByteArray::fromStdString(faults)).object();
    return std::any_of(reported.begin(), reported.end(), [](const QJsonValue &value) {
        return !value.toArray().isEmpty() || !value.toObject().isEmpty() || value.toDouble() > 0;
    });
}

/// The servers that are watched, and what is reported of them on standard output.
class ServerWatch : public QObject {
public:
    ServerWatch(ClientCommandLine &line, const QString &authority, bool everything)
        : m_json(line.json()), m_everything(everything), m_withToken(!line.token().isEmpty()),
          m_repetitions([this](raft::NodeId server, const raft::Note &note, std::uint64_t times) {
              tell(m_now, server, u"repeated"_s,
                   u"%1 (%2 times more)"_s.arg(QString::fromStdString(describe(note, server))).arg(times));
          })
    {
        m_telling.setInterval(tellEvery);
        connect(&m_telling, &QTimer::timeout, this, [this] { tellUpTo(steadyNow() - holdBack); });
        m_telling.start();
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
            m_watched.back()->number = m_watched.size();
            m_watched.back()->feed =
                makeOwned<WatchFeed>(std::move(settings), raft::NodeId{}, WatchFeed::Machine::Another);
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

    /// Tells what was still being put in order.
    void finish() { tellUpTo(raft::Time::max()); }

private:
    struct Watched {
        std::size_t number = 0;
        raft::Time last{}; ///< When what it reported last happened.
        Owned<WatchFeed> feed;
        std::unique_ptr<FollowedServer> server;
        raft::NodeId id; ///< 0 until it is known.
        std::string faults;
        bool suffered = false;
        QString trouble; ///< Why it is not watched, as it was reported last.
    };

    void follow(Watched &one)
    {
        const WatchFeed *feed = one.feed.get();
        connect(feed, &WatchFeed::introduced, this,
                [this, &one](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                             raft::Time local) {
                    one.last = local > raft::Time{} ? local + one.feed->offset() : steadyNow();
                    m_order.add(one.number, one.last, [this, &one, hello, image](raft::Time at) {
                        introduced(one, hello, *image, at);
                    });
                });
        connect(feed, &WatchFeed::stepped, this,
                [this, &one](const std::shared_ptr<const raft::ServerStep> &step) {
                    one.last = std::max(one.last, step->local + one.feed->offset());
                    m_order.addStep(one.number, one.last, *step,
                                    [this, &one, step](raft::Time at) { stepped(one, *step, at); });
                });
        connect(feed, &WatchFeed::faultsReported, this,
                [this, &one](raft::NodeId id, const std::string &json) {
                    m_order.add(one.number, one.last,
                                [this, &one, id, json](raft::Time at) { faultsReported(one, id, json, at); });
                });
        connect(feed, &WatchFeed::lost, this, [this, &one](const QString &reason) {
            m_order.add(one.number, steadyNow(),
                        [this, &one, reason](raft::Time at) { lost(one, reason, at); });
        });
    }

    void tellUpTo(raft::Time until)
    {
        m_order.tellUpTo(until);
        m_now = std::min(until, steadyNow());
        m_repetitions.sumUp(m_now);
    }

    void faultsReported(Watched &one, raft::NodeId id, const std::string &json, raft::Time at)
    {
        if (std::exchange(one.faults, json) == json)
            return;
        if (suffers(json))
            tell(at, id, u"faults"_s,
                 u"S%1 suffers on purpose: %2"_s.arg(id.value).arg(QString::fromStdString(json)));
        else if (std::exchange(one.suffered, false))
            tell(at, id, u"faults"_s, u"S%1 suffers nothing on purpose any more"_s.arg(id.value));
        one.suffered = suffers(json);
    }

    void introduced(Watched &one, const WatchHello &hello, const raft::Server &image, raft::Time at)
    {
        constexpr const char *roles[] = {"follower", "pre-candidate", "candidate", "leader"};
        const bool first = std::none_of(m_watched.begin(), m_watched.end(),
                                        [](const auto &each) { return each->id.value != 0; });
        one.server = std::make_unique<FollowedServer>(image);
        one.id = hello.id;
        one.trouble.clear();
        const raft::Node &node = image.node();
        tell(at, one.id, u"watched"_s,
             u"S%1 (%2, pid %3) is watched: %4 in term %5, committed up to %6"_s.arg(hello.id.value)
                 .arg(nameOf(one.feed->url()))
                 .arg(hello.pid)
                 .arg(QLatin1StringView(roles[static_cast<std::size_t>(node.role())]))
                 .arg(node.term().value)
                 .arg(node.commit().value));
        for (const auto &each : m_watched)
            if (first && !each->trouble.isEmpty())
                tellTrouble(*each, at);
    }

    void stepped(Watched &one, const raft::ServerStep &step, raft::Time at)
    {
        if (!one.server)
            return;
        for (const raft::Note &note : one.server->follow(step).node.notes)
            if (m_everything || (!isRoutine(note.kind) && m_repetitions.isNews(one.id, note, at)))
                tell(at, one.id, u"note"_s, QString::fromStdString(describe(note, one.id)),
                     one.server->server().node().term());
    }

    void lost(Watched &one, const QString &reason, raft::Time at)
    {
        const QString reported = reason.left(longestReason);
        const auto refusal = refusalOfWatcher(reported, m_withToken);
        const QString why = refusal ? describe(*refusal) : reported;
        if (std::exchange(one.trouble, why) == why)
            return;
        const auto wasWatched = [](const auto &each) { return each->id.value != 0; };
        const auto isInTrouble = [](const auto &each) { return !each->trouble.isEmpty(); };
        if (std::any_of(m_watched.begin(), m_watched.end(), wasWatched))
            tellTrouble(one, at);
        else if (std::all_of(m_watched.begin(), m_watched.end(), isInTrouble))
            m_giveUp(
                u"None of these servers can be watched, last %1: %2."_s.arg(nameOf(one.feed->url()), why));
    }

    void tellTrouble(const Watched &one, raft::Time at)
    {
        const QString address = nameOf(one.feed->url());
        const QString who = one.id.value == 0 ? address : u"S%1 (%2)"_s.arg(one.id.value).arg(address);
        tell(at, one.id, u"lost"_s, u"%1 is not watched: %2; trying again"_s.arg(who, one.trouble));
    }

    void tell(raft::Time at, raft::NodeId server, const QString &event, const QString &text,
              std::optional<raft::Term> term = std::nullopt)
    {
        const auto ago = std::chrono::duration_cast<std::chrono::milliseconds>(steadyNow() - at);
        const QDateTime when = QDateTime::currentDateTime().addMSecs(-ago.count());
        if (!m_json) {
            QTextStream(stdout) << when.toString(u"HH:mm:ss.zzz"_s) << "  " << text << '\n';
            return;
        }
        QJsonObject line{
            {u"time"_s, when.toUTC().toString(Qt::ISODateWithMs)}, {u"event"_s, event}, {u"text"_s, text}};
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
    CausalOrder m_order;
    Repetitions m_repetitions;
    raft::Time m_now{}; ///< Up to then everything is told.
    QTimer m_telling;
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
    ServerWatch watch(line, line.authority(), line.isSet(u"all"_s));
    watch.start([&](const QString &problem) {
        if (std::exchange(code, Failed) == Done)
            complain(problem, Failed);
        QTimer::singleShot(0, &loop, &QEventLoop::quit); // It may come before the loop runs.
    });
    loop.exec();
    watch.finish();
    return code;
}

} // namespace

RaftctlCommand watchCommand()
{
    return {{u"watch"_s,
             {},
             u"show what happens to the servers until Ctrl-C"_s,
             u"Shows what happens to the servers, as it happens, until Ctrl-C: elections, votes, "
             u"leaders, members, snapshots, faults."_s,
             0,
             0,
             {{u"all"_s, u"Also show every message and every write, and what repeats all the time."_s},
              {u"seconds"_s, u"End after so long."_s, u"N"_s}}},
            runWatch};
}

} // namespace raftarium

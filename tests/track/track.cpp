#include "raftcore/track/track.h"

#include "raftcore/cluster/view_words.h"
#include "raftcore/simulation/simulation.h"
#include "raftcore/track/columns.h"
#include "raftcore/track/log_tree.h"
#include "raftcore/track/sentence.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace raft;

namespace {

constexpr Time second{1'000'000};

/// Five servers elect, write, are split, lose one, and heal.
std::unique_ptr<Simulation> run()
{
    auto cluster = simulate(clusterOf(5, 42));
    cluster->advance(second);
    const NodeId leader = cluster->view().leader()->id;
    cluster->perform(action::Submit{leader, StoreCommand{Put{"x", "007"}, {}}});
    cluster->advance(cluster->now() + second / 4);
    cluster->perform(action::Split{{{leader}}});
    cluster->perform(action::Submit{leader, StoreCommand{Put{"y", "2"}, {}}});
    cluster->advance(cluster->now() + 2 * second);
    cluster->perform(action::Crash{cluster->view().leader()->id});
    cluster->perform(action::Heal{});
    cluster->advance(cluster->now() + second);
    return cluster;
}

/// The sentence with its numbers put back.
std::string putTogether(const Sentence &sentence)
{
    std::string text;
    std::size_t next = 0;
    for (const char c : sentence.pattern)
        text += c == Sentence::gap && next < sentence.numbers.size()
                    ? std::to_string(sentence.numbers[next++])
                    : std::string(1, c);
    return text;
}

/// Reads the rows of a track as the player does.
class Reader {
public:
    explicit Reader(const std::string &json)
        : m_track(nlohmann::json::parse(json)), m_instants(m_track["instants"])
    {
        const std::size_t count = m_instants["servers"].size();
        m_size = m_instants["fields"].size() + 2 * count;
        m_row.resize(count * m_size + 3 * count * count + 2 * count + 1);
    }

    const nlohmann::json &json() const { return m_track; }

    /// Goes on to the next row, at that time.
    void next(Time at)
    {
        const auto times = m_instants["times"].get<std::size_t>();
        std::size_t slot = 0;
        for (int i = 0; i < m_instants["count"][m_next].get<int>(); ++i, ++m_change) {
            slot += m_instants["slot"][m_change].get<std::size_t>();
            const bool isTime = slot < m_instants["servers"].size() * m_size && slot % m_size < times;
            m_row[slot] =
                m_instants["value"][m_change].get<std::int64_t>() + (isTime ? at.count() : m_row[slot]);
        }
        ++m_next;
    }

    std::int64_t of(std::size_t server, const std::string &field) const
    {
        const auto &fields = m_instants["fields"];
        const auto place = std::find(fields.begin(), fields.end(), field) - fields.begin();
        return m_row[server * m_size + static_cast<std::size_t>(place)];
    }

    std::string textOf(std::size_t server, const std::string &field) const
    {
        return m_track["texts"][static_cast<std::size_t>(of(server, field))];
    }

    /// The terms of its log, the last entry first.
    std::vector<std::uint64_t> termsOf(std::size_t server)
    {
        if (m_terms.empty())
            m_terms = summed(m_instants["log"]["term"]);
        std::vector<std::uint64_t> terms;
        for (auto place = static_cast<std::size_t>(of(server, "tip")); place > 0;
             place -= m_instants["log"]["parent"][place - 1].get<std::size_t>())
            terms.push_back(m_terms[place - 1]);
        return terms;
    }

private:
    static std::vector<std::uint64_t> summed(const nlohmann::json &growth)
    {
        std::vector<std::uint64_t> sums;
        std::int64_t sum = 0;
        for (const auto &each : growth)
            sums.push_back(static_cast<std::uint64_t>(sum += each.get<std::int64_t>()));
        return sums;
    }

    nlohmann::json m_track;
    const nlohmann::json &m_instants;
    std::size_t m_size = 0;
    std::vector<std::int64_t> m_row;
    std::size_t m_next = 0;
    std::size_t m_change = 0;
    std::vector<std::uint64_t> m_terms;
};

std::vector<std::uint64_t> termsOf(const Log &log)
{
    std::vector<std::uint64_t> terms;
    for (Index index = log.lastIndex(); log.contains(index); index = index - 1)
        terms.push_back(log.at(index).at.term.value);
    return terms;
}

} // namespace

/// A run as columns, which a page plays.
class Tracks : public QObject {
    Q_OBJECT

private slots:
    void numbersComeBackIntoSentences_data();
    void numbersComeBackIntoSentences();
    void longAndBrokenTextsAreShortenedInWholeCharacters();
    void everyRowIsWhatTheClusterWas();
    void everyEventHasItsSentenceAndItsPlace();
    void logsThatPartAndMeetAgainAreBranchesOfOneTree();
    void itEndsWhenNobodyWaits();
};

void Tracks::numbersComeBackIntoSentences_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("numbers");
    QTest::addRow("plain") << QByteArray("S3 grants S12 its vote in term 4") << 3;
    QTest::addRow("zeros in front") << QByteArray("x=007 after 1.05 ms, 0, 000") << 3;
    QTest::addRow("more than a number holds") << QByteArray("key 12345678901234567890123 1") << 1;
    QTest::addRow("what looks like a gap") << QByteArray("a\x01 b 12") << 0;
    QTest::addRow("no numbers") << QByteArray("“é” \xe2\x80\xa8") << 0;
    QTest::addRow("empty") << QByteArray() << 0;
}

void Tracks::numbersComeBackIntoSentences()
{
    QFETCH(QByteArray, text);
    QFETCH(int, numbers);
    const Sentence sentence = Sentence::of(text.toStdString());
    QCOMPARE(static_cast<int>(sentence.numbers.size()), numbers);
    QCOMPARE(QByteArray::fromStdString(putTogether(sentence)), text);
}

void Tracks::longAndBrokenTextsAreShortenedInWholeCharacters()
{
    QCOMPARE(shown("short", 10), std::string("short"));
    QCOMPARE(shown("aé", 2), std::string("a…"));
    QCOMPARE(shown(std::string(1 << 20, 'x'), 3), std::string("xxx…"));
    QCOMPARE(shown("a\xff"
                   "b",
                   9),
             std::string("a?b"));
}

void Tracks::everyRowIsWhatTheClusterWas()
{
    const auto cluster = run();
    Reader reader(trackOf(*cluster));
    const EventRecord &record = cluster->events();
    reader.next({});
    EventNumber last = 0;
    for (const auto &size : reader.json()["steps"]) {
        const EventNumber first = last + 1;
        last += size.get<EventNumber>();
        reader.next(record[last].at);
        for (EventNumber event = first; event <= last; ++event) {
            const ClusterView view = cluster->viewAt(event);
            for (std::size_t i = 0; i < view.servers.size(); ++i) {
                const ServerView &server = view.servers[i];
                QCOMPARE(reader.of(i, "term"), static_cast<std::int64_t>(server.hard.term.value));
                QCOMPARE(reader.of(i, "role"), static_cast<std::int64_t>(server.role));
                QCOMPARE(reader.of(i, "live"), static_cast<std::int64_t>(server.liveness));
                QCOMPARE(reader.of(i, "commit"), static_cast<std::int64_t>(server.commit.value));
                QCOMPARE(reader.of(i, "deadline"), static_cast<std::int64_t>(server.deadline.count()));
                QCOMPARE(reader.textOf(i, "word"), std::string(roleWord(view, server)));
                QCOMPARE(reader.termsOf(i), termsOf(server.log));
            }
        }
    }
    QCOMPARE(last, record.size());
}

void Tracks::everyEventHasItsSentenceAndItsPlace()
{
    const auto cluster = run();
    const nlohmann::json track = nlohmann::json::parse(trackOf(*cluster));
    std::map<std::size_t, std::vector<std::int64_t>> before;
    std::size_t next = 0;
    std::int64_t at = 0;
    for (EventNumber event = 1; event <= cluster->events().size(); ++event) {
        const auto pattern = track["events"]["pattern"][event - 1].get<std::size_t>();
        Sentence sentence{track["texts"][pattern], {}};
        std::vector<std::int64_t> &numbers = before[pattern];
        numbers.resize(static_cast<std::size_t>(
            std::count(sentence.pattern.begin(), sentence.pattern.end(), Sentence::gap)));
        for (std::int64_t &number : numbers)
            number += track["events"]["number"][next++].get<std::int64_t>();
        sentence.numbers = numbers;
        QCOMPARE(QString::fromStdString(putTogether(sentence)),
                 QString::fromStdString(cluster->describe(event)));
        at += track["events"]["at"][event - 1].get<std::int64_t>();
        QCOMPARE(at, static_cast<std::int64_t>(cluster->events()[event].at.count()));
    }
}

void Tracks::logsThatPartAndMeetAgainAreBranchesOfOneTree()
{
    const auto log = [](std::initializer_list<std::uint64_t> terms) {
        Log made;
        for (const std::uint64_t term : terms)
            made.append({{made.lastIndex() + 1, {term}}, NoOp{}});
        return made;
    };
    TextTable texts;
    LogTree tree(texts);
    const std::int64_t both = tree.tipOf({1}, log({1, 1, 2}));
    QCOMPARE(tree.tipOf({2}, log({1, 1, 2})), both);
    const std::int64_t other = tree.tipOf({2}, log({1, 1, 3, 3}));
    QVERIFY(other != both);
    Log compacted = log({1, 1, 3, 3});
    compacted.compact({{2}, {1}});
    QCOMPARE(tree.tipOf({2}, compacted), other);
    QCOMPARE(tree.tipOf({2}, log({1, 1, 2})), both);
    QCOMPARE(tree.tipOf({3}, Log()), 0);
}

void Tracks::itEndsWhenNobodyWaits()
{
    const auto cluster = run();
    QCOMPARE(trackOf(*cluster, [](double) { return false; }), std::string());
}

QTEST_APPLESS_MAIN(Tracks)
#include "track.moc"

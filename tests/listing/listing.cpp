#include "raftcore/listing/listing.h"

#include "raftcore/simulation/simulation.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace raft;

namespace {

constexpr Time second{1'000'000};

const std::string awkward = "a,\"b\"\r\nc \xe2\x80\xa8 </script>";

std::unique_ptr<Cluster> run()
{
    auto cluster = simulate(clusterOf(3, 7));
    cluster->advance(second);
    cluster->perform(action::Submit{cluster->view().leader()->id, StoreCommand{Put{"k", awkward}, {}}});
    cluster->advance(2 * second);
    return cluster;
}

std::string listed(const Cluster &cluster, ListedThing what, ListForm form)
{
    std::string text;
    const auto sink = [&text](std::string_view piece) {
        text += piece;
        return true;
    };
    return writeList(cluster, what, form, sink) ? text : std::string();
}

/// The fields of CSV, as another program reads them.
std::vector<std::vector<std::string>> readCsv(const std::string &text)
{
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == ',')
            rows.back().emplace_back();
        else if (!quoted && text[i] == '\r' && text[++i] == '\n')
            rows.push_back({""});
        else
            rows.back().back() += text[i];
    }
    rows.pop_back();
    return rows;
}

} // namespace

/// A run as rows for other programs.
class Listings : public QObject {
    Q_OBJECT

private slots:
    void eventsAreARowEach();
    void jsonLinesSayTheSame();
    void operationsKeepWhatClientsWrote();
    void logsAreListedByServer();
    void everyKindOfEventHasItsName();
    void aFullSinkEndsIt();
};

void Listings::eventsAreARowEach()
{
    const auto cluster = run();
    const auto rows = readCsv(listed(*cluster, ListedThing::Events, ListForm::Csv));
    QCOMPARE(rows.size(), static_cast<std::size_t>(cluster->events().size()) + 1);
    QCOMPARE(rows.front().front(), std::string("event"));
    for (EventNumber number = 1; number <= cluster->events().size(); ++number) {
        QCOMPARE(rows[number].size(), rows.front().size());
        QCOMPARE(rows[number][0], std::to_string(number));
        QCOMPARE(rows[number].back(), cluster->describe(number));
    }
}

void Listings::jsonLinesSayTheSame()
{
    const auto cluster = run();
    std::istringstream lines(listed(*cluster, ListedThing::Events, ListForm::JsonLines));
    EventNumber number = 0;
    for (std::string line; std::getline(lines, line);) {
        const nlohmann::json event = nlohmann::json::parse(line);
        QCOMPARE(event["event"].get<EventNumber>(), ++number);
        QCOMPARE(event["at_us"].get<std::int64_t>(),
                 static_cast<std::int64_t>(cluster->events()[number].at.count()));
        QCOMPARE(event["kind"].get<std::string>(), std::string(nameOf(cluster->events()[number].kind)));
    }
    QCOMPARE(number, cluster->events().size());
}

void Listings::operationsKeepWhatClientsWrote()
{
    const auto cluster = run();
    const auto rows = readCsv(listed(*cluster, ListedThing::Operations, ListForm::Csv));
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[1][3], std::string("k"));
    QCOMPARE(rows[1][4], awkward);
    QCOMPARE(rows[1][8], std::string("done"));
}

void Listings::logsAreListedByServer()
{
    const auto cluster = run();
    const auto rows = readCsv(listed(*cluster, ListedThing::Logs, ListForm::Csv));
    std::size_t entries = 0;
    for (const ServerView &server : cluster->view().servers)
        entries += server.log.size();
    QCOMPARE(rows.size(), entries + 1);
    QCOMPARE(rows[1], (std::vector<std::string>{"1", "1", "1", "yes", "yes", "noop"}));
}

void Listings::everyKindOfEventHasItsName()
{
    std::set<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(EventKind::DiskReplaced); ++kind)
        names.insert(nameOf(static_cast<EventKind>(kind)));
    QCOMPARE(names.size(), static_cast<std::size_t>(EventKind::DiskReplaced) + 1);
    QCOMPARE(nameOf(EventKind::Marked), "marked");
}

void Listings::aFullSinkEndsIt()
{
    int pieces = 0;
    QVERIFY(!writeList(*run(), ListedThing::Events, ListForm::Csv,
                       [&](std::string_view) { return ++pieces < 3; }));
    QCOMPARE(pieces, 3);
}

QTEST_APPLESS_MAIN(Listings)
#include "listing.moc"

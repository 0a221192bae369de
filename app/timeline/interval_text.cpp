#include "interval_text.h"

#include "app/session/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace raftarium {

namespace {

/// The events of an interval.
struct Numbers {
    raft::EventNumber first = 1;
    raft::EventNumber last = 0;
};

Numbers numbersIn(const TimelineSource &source, TimeSpan interval)
{
    const auto numberAt = [&source](double place) {
        return place < 0
                   ? 0
                   : source.index.lastUpTo(source.record, raft::Time{static_cast<raft::Time::rep>(place)});
    };
    return {numberAt(std::ceil(interval.from) - 1) + 1, numberAt(interval.to)};
}

/// Messages by kind, and commits.
QString trafficText(const TimelineSource &source, Numbers numbers)
{
    std::array<std::size_t, static_cast<std::size_t>(MessageClass::Count)> sent{};
    std::size_t commits = 0;
    const auto among = [numbers](const TimelineIndex::Events &events) {
        const auto [from, to] = placesBetween(events, numbers.first, numbers.last);
        return to - from;
    };
    for (const raft::NodeId server : source.servers) {
        const TimelineIndex::Lane &lane = source.index.lane(server);
        for (std::size_t kind = 0; kind < sent.size(); ++kind)
            sent[kind] += among(lane.sent[kind]);
        commits += among(lane.commits);
    }
    return Timeline::tr("messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commits", nullptr,
                        static_cast<int>(commits))
        .arg(countText(sent[0]), countText(sent[1]), countText(sent[2]), countText(commits));
}

/// How many elections were won.
std::size_t electionsIn(const TimelineSource &source, Numbers numbers)
{
    const auto [from, to] = placesBetween(source.index.marks(), numbers.first, numbers.last);
    std::size_t won = 0;
    for (std::size_t i = from; i < to; ++i) {
        const raft::Event event = source.record[source.index.marks()[i]];
        won += event.kind == raft::EventKind::StateChanged &&
                       event.detail == static_cast<std::uint8_t>(raft::Role::Leader)
                   ? 1
                   : 0;
    }
    return won;
}

/// What clients asked for in that time, and how long those waited whose wish was fulfilled, sorted.
struct Answers {
    std::size_t called = 0;
    std::vector<raft::Time> waits;

    raft::Time quantile(double part) const
    {
        const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(waits.size())));
        return waits[std::min(waits.size(), std::max<std::size_t>(place, 1)) - 1];
    }
};

Answers answersIn(const TimelineSource &source, Numbers numbers)
{
    Answers answers;
    const auto &operations = source.index.operations();
    const auto isBefore = [](const TimelineIndex::Operation &each, raft::EventNumber number) {
        return each.called < number;
    };
    auto each = std::lower_bound(operations.begin(), operations.end(), numbers.first, isBefore);
    for (; each != operations.end() && each->called <= numbers.last; ++each) {
        ++answers.called;
        if (each->returned == 0)
            continue;
        const raft::Event returned = source.record[each->returned];
        if (returned.detail == static_cast<std::uint8_t>(raft::OperationOutcome::Done))
            answers.waits.push_back(returned.at - source.record[each->called].at);
    }
    std::sort(answers.waits.begin(), answers.waits.end());
    return answers;
}

/// The pattern in the number that fits.
QString counted(const char *pattern, std::size_t number)
{
    return Timeline::tr(pattern, nullptr, static_cast<int>(number)).arg(countText(number));
}

QString lengthText(raft::Time length)
{
    const auto microseconds = static_cast<double>(length.count());
    return instantText(microseconds, microseconds);
}

QString clientText(const TimelineSource &source, Numbers numbers)
{
    const Answers answers = answersIn(source, numbers);
    if (answers.called == 0)
        return {};
    QString text = counted(QT_TRANSLATE_N_NOOP("Timeline", "%1 client operations"), answers.called);
    if (!answers.waits.empty() && source.geometry.scale() == TimelineScale::Time)
        text += Timeline::tr(", done after %1 (p50), %2 (p99)")
                    .arg(lengthText(answers.quantile(0.5)), lengthText(answers.quantile(0.99)));
    return text;
}

} // namespace

QString intervalText(const TimelineSource &source, TimeSpan interval)
{
    const Numbers numbers = numbersIn(source, interval);
    QStringList parts;
    if (source.geometry.scale() == TimelineScale::Time)
        parts.append(instantText(interval.length(), interval.length()));
    parts.append(counted(QT_TRANSLATE_N_NOOP("Timeline", "%1 events"), numbers.last + 1 - numbers.first));
    if (const std::size_t won = electionsIn(source, numbers); won > 0)
        parts.append(counted(QT_TRANSLATE_N_NOOP("Timeline", "%1 elections"), won));
    if (const QString clients = clientText(source, numbers); !clients.isEmpty())
        parts.append(clients);
    parts.append(trafficText(source, numbers));
    return parts.join(QStringLiteral(" · "));
}

} // namespace raftarium

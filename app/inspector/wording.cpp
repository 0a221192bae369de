#include "app/inspector/wording.h"

#include "app/session/number_text.h"
#include "app/session/time_text.h"
#include "raftcore/cluster/view_words.h"

#include <QLocale>
#include <QStringList>

namespace raftarium::wording {

QString servers(const std::vector<raft::NodeId> &ids)
{
    QStringList names;
    for (const raft::NodeId id : ids)
        names << serverName(id);
    return names.isEmpty() ? QStringLiteral("–") : names.join(u' ');
}

QString serverRanges(const std::vector<raft::NodeId> &ids)
{
    QStringList names;
    for (std::size_t i = 0; i < ids.size();) {
        std::size_t end = i + 1;
        while (end < ids.size() && ids[end].value == ids[end - 1].value + 1)
            ++end;
        if (end - i >= 4)
            names << serverName(ids[i]) + u'–' + serverName(ids[end - 1]);
        else
            names << servers({ids.begin() + static_cast<std::ptrdiff_t>(i),
                              ids.begin() + static_cast<std::ptrdiff_t>(end)});
        i = end;
    }
    return names.isEmpty() ? QStringLiteral("–") : names.join(u' ');
}

QString position(const raft::Position &at)
{
    if (at.index.value == 0)
        return Inspector::tr("none", "position");
    if (at.term.value == 0) // No entry is of term 0: nothing tells its term.
        return QStringLiteral("%1@?").arg(at.index.value);
    return QStringLiteral("%1@%2").arg(at.index.value).arg(at.term.value);
}

QString count(std::uint64_t number)
{
    return countText(number);
}

QString entries(std::size_t number)
{
    return Inspector::tr("%1 entries", nullptr, static_cast<int>(number)).arg(count(number));
}

QString duration(raft::Time length)
{
    const auto us = length.count();
    if (us < 1'000)
        return QStringLiteral("%1 µs").arg(us);
    if (us < 1'000'000)
        return QStringLiteral("%1 ms").arg(us / 1'000);
    if (us < 100'000'000)
        return QStringLiteral("%1 s").arg(decimalText(static_cast<double>(us) / 1e6, 1));
    return QStringLiteral("%1 s").arg(count(static_cast<std::uint64_t>(us / 1'000'000)));
}

QString moment(raft::Time at)
{
    return timeText(at);
}

QString payload(const raft::Entry &entry)
{
    if (std::holds_alternative<raft::NoOp>(entry.payload))
        return Inspector::tr("no-op");
    if (const auto *change = std::get_if<raft::MembershipChange>(&entry.payload))
        return Inspector::tr("members %1").arg(servers(change->target->everyone()));
    return text(raft::summaryOf(entry));
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace raftarium::wording

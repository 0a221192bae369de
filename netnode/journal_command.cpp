#include "journal_command.h"

#include "command_line.h"
#include "whole_input.h"

#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString named(raft::Position at)
{
    return u"%1@%2"_s.arg(at.index.value).arg(at.term.value);
}

QString headerText(const JournalHeader &header)
{
    return u"journal of server %1 of cluster \"%2\", version %3"_s.arg(header.node.value)
        .arg(text(header.cluster))
        .arg(header.version);
}

QString recordText(const JournalRecord &record)
{
    QStringList parts;
    if (record.hard)
        parts.append(
            record.hard->vote
                ? u"term %1, vote for S%2"_s.arg(record.hard->term.value).arg(record.hard->vote->value)
                : u"term %1, no vote"_s.arg(record.hard->term.value));
    if (record.snapshot)
        parts.append(u"snapshot up to %1, %2 bytes"_s.arg(named(record.snapshot->last))
                         .arg(record.snapshot->data.size()));
    if (!record.entries.empty())
        parts.append(record.entries.size() == 1 ? u"entry "_s + named(record.entries.front().at)
                                                : u"entries %1 to %2"_s.arg(named(record.entries.front().at),
                                                                            named(record.entries.back().at)));
    return parts.isEmpty() ? u"mark: everything before this line is durable"_s : parts.join(u"; "_s);
}

/// The line as it is shown: the JSON of it, or what it says.
QString shown(std::string_view json, bool isHeader, bool asJson)
{
    if (asJson)
        return text(json);
    if (isHeader) {
        const std::optional<JournalHeader> header = headerFrom(json);
        return header ? headerText(*header) : u"this is not the first line of a journal"_s;
    }
    const std::optional<JournalRecord> record = recordFrom(json);
    return record ? recordText(*record) : u"this record cannot be understood"_s;
}

/// Shows the sound lines before `end`, from the first on.
void showLines(std::string_view content, std::uint64_t end, bool asJson)
{
    QTextStream out(stdout);
    std::uint64_t begin = 0;
    for (int number = 1; begin < end; ++number) {
        const std::size_t feed = std::min(content.find('\n', begin), content.size());
        const auto json = checkedJson(content.substr(begin, feed - begin));
        begin = feed + 1;
        if (!json)
            continue;
        if (!asJson)
            out << u"%1  "_s.arg(number, 6);
        out << shown(*json, number == 1, asJson) << '\n';
    }
}

int runShow(CommandLine &line)
{
    const QString path = line.positional().first();
    const auto read = wholeInput(path, std::numeric_limits<int>::max());
    if (const auto *problem = std::get_if<QString>(&read))
        return complain(*problem);
    const QByteArray &bytes = std::get<QByteArray>(read);
    const std::string_view content(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const auto first = checkedJson(content.substr(0, content.find('\n')));
    const std::optional<JournalHeader> header = first ? headerFrom(*first) : std::nullopt;
    const auto found = recoverJournal(content, header ? header->cluster : std::string(),
                                      header ? header->node : raft::NodeId{});
    if (const auto *problem = std::get_if<JournalProblem>(&found)) {
        showLines(content, problem->byte, line.json());
        return complain(
            u"%1:%2: byte %3: %4."_s.arg(path).arg(problem->line).arg(problem->byte).arg(problem->what));
    }
    const auto &sound = std::get<RecoveredJournal>(found);
    showLines(content, sound.size, line.json());
    if (sound.size < content.size())
        QTextStream(stderr)
            << u"raftctl: %1:%2: the last record is not complete: it is being written, or a crash has "
               "torn it. It does not count.\n"_s.arg(path)
                   .arg(sound.tornLine);
    return Done;
}

} // namespace

Command journalShowCommand()
{
    return {{u"journal show"_s,
             u"FILE|-"_s,
             u"what a server keeps on its disk (node_N.jsonl), checked line by line"_s,
             u"Shows what a server keeps on its disk (node_N.jsonl), and checks it: every line begins with "
             u"the checksum "
             "of its JSON. With --json it prints the JSON alone, a line for each record, for jq and the "
             "like. The "
             "server may be running. Its other file, node_N.peers.json, holds addresses only."_s,
             1,
             1,
             {{u"json"_s, u"Print the JSON of each line, without its checksum."_s}}},
            runShow};
}

} // namespace raftarium

#include "netnode/raftctl/journal_command.h"

#include "netnode/journal/journal_advice.h"
#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/utf8_text.h"
#include "netnode/raftctl/whole_input.h"

#include <QFileInfo>

#include <limits>
#include <variant>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

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

/// A journal as it lies on a disk, with what its bytes say.
struct ReadJournal {
    QByteArray bytes;
    std::variant<RecoveredJournal, JournalProblem> found;

    std::string_view content() const { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }
    const JournalProblem *problem() const { return std::get_if<JournalProblem>(&found); }
    /// Of a sound one: whether a record that does not count stands at its end.
    bool isTorn() const { return std::get<RecoveredJournal>(found).size < content().size(); }
};

/// Whichever server's it is. A sentence when the file cannot be read.
std::variant<ReadJournal, QString> readJournal(const QString &path)
{
    auto read = wholeInput(path, std::numeric_limits<int>::max());
    if (auto *problem = std::get_if<QString>(&read))
        return std::move(*problem);
    ReadJournal journal{std::get<QByteArray>(std::move(read)), {}};
    const std::string_view content = journal.content();
    const auto first = checkedJson(content.substr(0, content.find('\n')));
    const std::optional<JournalHeader> header = first ? headerFrom(*first) : std::nullopt;
    journal.found = recoverJournal(content, header ? header->cluster : std::string(),
                                   header ? header->node : raft::NodeId{});
    return journal;
}

QString problemText(const QString &path, const JournalProblem &problem)
{
    return u"%1:%2: byte %3: %4."_s.arg(path).arg(problem.line).arg(problem.byte).arg(problem.what);
}

int showJournal(CommandLine &line)
{
    const QString path = line.positional().first();
    const auto read = readJournal(path);
    if (const auto *problem = std::get_if<QString>(&read))
        return complain(*problem);
    const auto &journal = std::get<ReadJournal>(read);
    if (const JournalProblem *problem = journal.problem()) {
        showLines(journal.content(), problem->byte, line.json());
        return complain(problemText(path, *problem));
    }
    const auto &sound = std::get<RecoveredJournal>(journal.found);
    showLines(journal.content(), sound.size, line.json());
    if (journal.isTorn())
        QTextStream(stderr)
            << u"raftctl: %1:%2: the last record is not complete: it is being written, or a crash has "
               "torn it. It does not count.\n"_s.arg(path)
                   .arg(sound.tornLine);
    return Done;
}

// ---- check

QString lastOf(const raft::Stored &stored)
{
    const raft::Position last = stored.log.last();
    return last.index == raft::Index{} ? u"no entries"_s : u"last entry "_s + named(last);
}

QString soundText(const ReadJournal &journal)
{
    const auto &sound = std::get<RecoveredJournal>(journal.found);
    const raft::HardState &hard = sound.stored.hard;
    const QString vote = hard.vote ? u"vote for S%1"_s.arg(hard.vote->value) : u"no vote"_s;
    return u"sound: S%1 of \"%2\", term %3, %4, %5%6"_s.arg(sound.header.node.value)
        .arg(text(sound.header.cluster))
        .arg(hard.term.value)
        .arg(vote, lastOf(sound.stored),
             journal.isTorn() ? u"; the torn record at its end does not count"_s : u""_s);
}

int checkJournal(CommandLine &line)
{
    int code = Done;
    for (const QString &path : line.positional()) {
        const auto read = readJournal(path);
        if (const auto *problem = std::get_if<QString>(&read)) {
            code = complain(*problem);
        } else if (const auto &journal = std::get<ReadJournal>(read); journal.problem() != nullptr) {
            complain(problemText(path, *journal.problem()));
            code = code == Done ? Failed : code;
        } else {
            QTextStream(stdout) << path << ": " << soundText(journal) << '\n';
        }
    }
    return code;
}

// ---- repair-hint

/// Where the file lies, and whose it is by its name: node_3.jsonl.
JournalPlace placeOf(const QString &path)
{
    const QFileInfo file(path);
    const QString number = file.completeBaseName().section(u"node_"_s, 1);
    return {file.path(), {}, raft::NodeId{number.toULongLong()}};
}

QString hintFor(const QString &path, const ReadJournal &journal)
{
    if (const JournalProblem *problem = journal.problem())
        return problemText(path, *problem) + u' ' + adviceOn(placeOf(path), *problem);
    return journal.isTorn()
               ? u"Start the server: it cuts the torn record off, which was never acknowledged."_s
               : u"There is nothing to repair."_s;
}

int runHint(CommandLine &line)
{
    const QString path = line.positional().first();
    const auto read = readJournal(path);
    if (const auto *problem = std::get_if<QString>(&read))
        return complain(*problem);
    QTextStream(stdout) << hintFor(path, std::get<ReadJournal>(read)) << '\n';
    return Done;
}

} // namespace

RaftctlCommand journalShowCommand()
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
            showJournal};
}

RaftctlCommand journalCheckCommand()
{
    return {{u"journal check"_s, u"FILE…"_s, u"whether what servers keep on their disks is sound"_s,
             u"Reads each journal (node_N.jsonl) as a starting server would, and changes nothing: a line for "
             u"each, "
             "with its server, term, vote and last entry, or the place of the damage. The exit code is 1 "
             "when one "
             "of them is damaged."_s,
             1, -1},
            checkJournal};
}

RaftctlCommand journalRepairHintCommand()
{
    return {{u"journal repair-hint"_s, u"FILE"_s, u"what is safe to do about a damaged journal"_s,
             u"Says what is safe to do about a journal (DATA_DIR/node_N.jsonl) with which a server does "
             u"not start. Nothing is changed: going on with a part of a journal would mean forgetting "
             u"what was promised."_s,
             1, 1},
            runHint};
}

} // namespace raftarium

#include "app/window/raftarium_manual.h"

#include "app/export/export_request.h"
#include "app/window/language.h"
#include "netnode/manual/option_lines.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

const QString &fileText()
{
    static const QString text =
        u"FILE is a scenario (.md), or the name of a lesson that comes with the program: it is run "
        u"to its end, then shown from the start; with --processes it plays on real servers. Or "
        u"FILE is a recording (.raft.json), or a web page that holds one (.html). FILE#event=2722 "
        u"shows that event, paused. Or FILE is a trace, the log of another implementation of Raft: "
        u"several files are one trace, - is standard input, and a file that grows is followed."_s;
    return text;
}

const QList<ManualEntry> &exitCodes()
{
    static const QList<ManualEntry> codes{
        {u"0"_s, u"Done."_s},
        {u"1"_s,
         u"With --screenshot, --report, --handout, --html or --export: an expectation of the scenario does not hold."_s},
        {u"2"_s, u"A problem with the command line, a file or the display."_s},
    };
    return codes;
}

/// What is shown, and how.
QList<ProgramOption> shownOptions()
{
    return {
        {u"tour"_s, u"Play the built-in tour."_s},
        {u"at"_s, u"Show that instant, paused: 12.5s, 300ms."_s, u"TIME"_s},
        {u"group"_s,
         u"Which Raft group of a trace to show, if its log holds several (group, shard, gid, "
         u"region_id); default: the first."_s,
         u"GROUP"_s},
        {u"servers"_s, u"A new cluster of N servers, 1 to 9 (default 5)."_s, u"N"_s},
        {u"seed"_s, u"The seed of the new cluster: the same seed gives the same run."_s, u"N"_s},
        {.name = u"processes"_s,
         .text = u"N real servers (default 5) instead of simulated ones; they end with the window."_s,
         .value = u"N"_s,
         .valueMayLack = true},
        {u"delay"_s,
         u"With --processes: every message between them is delayed by TIME, such as 300ms; timeouts "
         u"and all times of a scenario are stretched to match."_s,
         u"TIME"_s},
        {u"data-dir"_s, u"With --processes: keep their journals there (default: removed when they end)."_s,
         u"DIR"_s},
        {u"attach"_s, u"Watch real servers that already run; one of them knows the others."_s, u"URL,…"_s},
        {u"token-file"_s, u"With --attach: a file with the token that the servers ask for."_s, u"FILE"_s},
        {u"tls-ca"_s, u"With --attach: the certificate authority of servers that speak TLS (PEM)."_s,
         u"FILE"_s},
        {u"theme"_s, u"Colours (default: as the system)."_s, u"THEME"_s, {}, {u"light"_s, u"dark"_s}},
        {u"language"_s,
         u"Language of the window (default: the one chosen in View, else that of the system)."_s,
         u"CODE"_s,
         {},
         languageCodes()},
        {u"size"_s, u"Size of the window (default 1920x1080 for a picture)."_s, u"WxH"_s},
    };
}

/// What is written to a file, without a display.
QList<ProgramOption> savedOptions()
{
    return {
        {u"screenshot"_s,
         u"Save a picture of the window as PNG (at --at, else at the end of the run) and exit; needs no "
         u"display."_s,
         u"FILE"_s},
        {u"handout"_s,
         u"Save the lesson for paper as PDF and exit: prose, pictures, questions, the answers on "
         u"the last page; needs no display."_s,
         u"FILE"_s},
        {u"html"_s, u"Save the run as a web page that plays it in any browser and exit; needs no display."_s,
         u"FILE"_s},
        {u"export"_s,
         u"Save a part of the run or of the window and exit; needs no display. The name's ending "
         u"chooses the format: .png, .svg, .pdf, .webm, .mp4, .gif, .csv, .jsonl, .md, .html; "
         u"frame-%04d.png is a film as numbered pictures. .webm, .mp4 and .gif need ffmpeg."_s,
         u"FILE"_s},
        {u"what"_s,
         u"With --export: what to save (default: by the name's ending)."_s,
         u"WHAT"_s,
         {},
         exportWords()},
        {u"from"_s, u"Where a film or a diagram begins: 1.5s, 300ms (default: the start of the run)."_s,
         u"TIME"_s},
        {u"to"_s, u"Where it ends (default: the end of the run)."_s, u"TIME"_s},
        {u"speed"_s,
         u"How fast time passes in a film (default 0.1: ten seconds of film for a second of the "
         u"run)."_s,
         u"FACTOR"_s},
        {u"fps"_s, u"Pictures a second in a film (default 25)."_s, u"N"_s},
        {u"report"_s, u"Save what happened as Markdown and exit; needs no display."_s, u"FILE"_s},
    };
}

} // namespace

const QList<ProgramOption> &raftariumOptions()
{
    static const QList<ProgramOption> options = shownOptions() + savedOptions() + informationOptions();
    return options;
}

QString raftariumHelp()
{
    QString text =
        u"Usage: raftarium [FILE…] [options]\n"
        "A laboratory for the Raft consensus algorithm: watch a cluster, break it and heal it.\n\n"_s;
    text += wrapped(fileText(), helpColumns).join(u'\n') + u"\n\n"_s;
    text += optionLines(raftariumOptions() + QList{helpOption()}) + u"\nExit code:\n"_s;
    for (const ManualEntry &code : exitCodes())
        text += u"  "_s + code.term + u"  "_s + code.text + u'\n';
    return text;
}

Manual raftariumManual()
{
    QList<ManualPart> codes;
    for (const ManualEntry &code : exitCodes())
        codes.append(code);
    return {
        .name = u"raftarium"_s,
        .summary = u"laboratory for the Raft consensus algorithm"_s,
        .synopsis = {u"raftarium [OPTION]... [FILE]..."_s},
        .sections =
            {{u"description"_s,
              {u"Opens a window with a cluster of servers that run Raft in a deterministic simulation, or as "
               "processes. You crash servers, partition the network, submit writes, look back in time, and "
               "see why "
               "each step was taken. F1 lists the keys."_s,
               fileText()}},
             {u"options"_s, manualParts(raftariumOptions() + QList{helpOption()})},
             {u"exit status"_s, codes},
             {u"examples"_s,
              {ManualExample{
                  {u"raftarium --tour"_s, u"raftarium --processes 3"_s,
                   u"raftarium lesson.md --at 12.5s --screenshot lesson.png --theme dark"_s,
                   u"raftarium lesson.md --export film.webm --what canvas --from 1s --to 3s"_s}}}}},
        .seeAlso = {u"raftctl(1)"_s, u"raftnode(1)"_s, u"raftarium-scenario(5)"_s},
    };
}

} // namespace raftarium

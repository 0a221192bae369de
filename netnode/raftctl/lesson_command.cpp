#include "netnode/raftctl/lesson_command.h"

#include "netnode/files/bounded_file.h"
#include "netnode/files/lesson_order.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/lesson_text.h"
#include "netnode/raftctl/save_text.h"
#include "netnode/raftctl/scenario_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

int list(CommandLine &line)
{
    QTextStream out(stdout);
    QJsonArray all;
    for (const QString &name : lessonsInOrder()) {
        const std::optional<raft::Scenario> lesson = loadScenario(name);
        if (!lesson)
            return Failed;
        const QString title = QString::fromStdString(lesson->title);
        const QString reference = QString::fromStdString(lesson->reference);
        if (line.json())
            all.append(QJsonObject{{u"name"_s, name},
                                   {u"title"_s, title},
                                   {u"minutes"_s, lesson->minutes},
                                   {u"level"_s, QString::fromUtf8(raft::name(lesson->level))},
                                   {u"reference"_s, reference}});
        else
            out << name.leftJustified(24) << u"%1 min  "_s.arg(lesson->minutes, 2) << title << " ("
                << reference << ")\n";
    }
    if (line.json())
        printJson(QJsonDocument(all));
    return Done;
}

int printQuestions(CommandLine &line)
{
    QTextStream out(stdout);
    if (!line.isSet(u"gift"_s))
        return complain(u"Expected --gift, the form that Moodle reads"_s % line.seeHelp());
    QString all;
    for (const QString &file : line.positional()) {
        const std::optional<raft::Scenario> lesson = loadScenario(file);
        if (!lesson)
            return Usage;
        all += giftOf(*lesson);
    }
    out << all;
    return Done;
}

/// The program of the window has what it takes to paint a page: fonts, and pictures of the cluster.
int letTheWindowPrint(const QString &lesson, const QString &output)
{
    const QString name = u"raftarium"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    const QString program = beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
    const QStringList arguments{lesson, u"--handout"_s, output};
    if (program.isEmpty())
        return complain(
            u"A PDF is painted by raftarium, which is not installed here. Where it is: "
            "raftarium %1. Or write a page that a browser prints: -o FILE.html"_s.arg(arguments.join(u' ')));
    const int code = QProcess::execute(program, arguments);
    return code < 0 ? complain(u"%1 could not do it"_s.arg(program), Failed) : code;
}

int writeHandout(CommandLine &line)
{
    const QString output = line.value(u"output"_s);
    const QString form = QFileInfo(output).suffix().toLower();
    if (form == u"pdf"_s)
        return letTheWindowPrint(line.positional().value(0), output);
    if (form != u"md"_s && form != u"html"_s)
        return complain(u"Expected -o FILE.pdf, FILE.html or FILE.md"_s % line.seeHelp());
    const std::optional<raft::Scenario> lesson = loadScenario(line.positional().value(0));
    if (!lesson)
        return Usage;
    const QString text = form == u"md"_s ? handoutMarkdownOf(*lesson) : handoutPageOf(*lesson);
    const QString problem = saveText(output, text.toUtf8());
    return problem.isEmpty() ? int{Done} : complain(problem, Failed);
}

int gradeAnswers(CommandLine &line)
{
    constexpr qint64 largestAnswers = 1024 * 1024;
    QTextStream out(stdout);
    const std::optional<raft::Scenario> lesson = loadScenario(line.positional().value(0));
    if (!lesson)
        return Usage;
    QJsonArray all;
    int code = Done;
    for (const QString &path : line.positional().mid(1)) {
        const auto [text, unreadable] = readBounded(path, largestAnswers);
        const GradedAnswers graded =
            unreadable.isEmpty() ? grade(*lesson, text) : GradedAnswers{unreadable, 0, 0, 0, {}};
        if (!graded.problem.isEmpty()) {
            code = complain(u"Cannot mark %1: %2."_s.arg(path, graded.problem));
            continue;
        }
        if (line.json()) {
            all.append(QJsonObject{{u"file"_s, path},
                                   {u"questions"_s, graded.questions},
                                   {u"answered"_s, graded.answered},
                                   {u"right"_s, graded.right},
                                   {u"wrong"_s, QJsonArray::fromStringList(graded.wrong)}});
            continue;
        }
        out << u"%1 of %2 right, %3 not answered  %4\n"_s.arg(graded.right)
                   .arg(graded.questions)
                   .arg(graded.questions - graded.answered)
                   .arg(path);
        for (const QString &question : graded.wrong)
            out << "      wrong: " << question << '\n';
    }
    if (line.json())
        printJson(QJsonDocument(all));
    return code;
}

} // namespace

RaftctlCommand lessonListCommand()
{
    return {
        {u"lesson list"_s,
         {},
         u"the lessons in this program, with their length and the sections they are about"_s,
         u"Lists the lessons that come with the program. Each can be run, printed and examined by its name."_s,
         0,
         0,
         {{u"json"_s, u"Print JSON."_s}}},
        list};
}

RaftctlCommand lessonQuestionsCommand()
{
    return {
        {u"lesson questions"_s,
         u"--gift FILE|NAME…"_s,
         u"the questions of lessons, for Moodle"_s,
         u"Prints the questions of lessons in the GIFT format, which Moodle and other systems import, with a "
         "sentence for each wrong choice."_s,
         1,
         -1,
         {{u"gift"_s, u"In the GIFT format."_s}}},
        printQuestions};
}

RaftctlCommand lessonHandoutCommand()
{
    return {
        {u"lesson handout"_s,
         u"FILE|NAME -o OUT.pdf"_s,
         u"a lesson for paper, the answers on the last page"_s,
         u"Writes a lesson as PDF with pictures of the run (.pdf, by the program raftarium), as a page that "
         "a browser prints (.html) or as Markdown (.md): prose, commands, questions, and the answers at the "
         "end."_s,
         1,
         1,
         {{u"output"_s, u"The file to write: .pdf, .html or .md."_s, u"FILE"_s, {}, {}, {}, false, u"o"_s}}},
        writeHandout};
}

RaftctlCommand lessonGradeCommand()
{
    return {{u"lesson grade"_s,
             u"FILE|NAME ANSWERS…"_s,
             u"mark answers that were saved in the window"_s,
             u"Marks files of answers against a lesson: how many are right, and which are wrong. Exit code 2 "
             u"when a "
             "file cannot be marked."_s,
             2,
             -1,
             {{u"json"_s, u"Print JSON."_s}}},
            gradeAnswers};
}

} // namespace raftarium

#include "run_program.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

/// What the program writes without a window is read by other programs, which find in it what it should hold.
class ExportProgramTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray contents(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int run(const QString &arguments, const QString &before = {}) const
    {
        return runProgram(m_folder.path(), arguments, before);
    }
    int exported(const char *arguments) const
    {
        return run(QStringLiteral("run.md --size 1280x720 --theme light --export ") +
                   QString::fromLatin1(arguments));
    }
    /// What another program says of a file; nothing when there is no such program here.
    std::optional<QString> said(const char *program, const QStringList &arguments) const
    {
        QProcess other;
        other.setWorkingDirectory(m_folder.path());
        other.start(QString::fromLatin1(program), arguments);
        if (!other.waitForStarted())
            return std::nullopt;
        other.waitForFinished(60'000);
        return other.exitCode() == 0 ? QString::fromUtf8(other.readAllStandardOutput()) : QString();
    }
    static QString word(const char *text) { return QString::fromLatin1(text); }

private slots:
    void initTestCase()
    {
        QFile file(path("run.md"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# A run\n\n```raft\ncluster 3 clock seed=1\nwait 300ms\nput leader x=1\nwait 100ms\nput "
                   "leader \"a,\\\"b=2\"\n"
                   "wait 200ms\n```\n");
    }

    void drawingsKeepTheirWords_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("window") << word("window")
                                << QStringList{word("S1"), word("Timeline"), word("Replicated log")};
        QTest::newRow("canvas") << word("canvas")
                                << QStringList{word("S1"), word("LEADER"), word("follower")};
        QTest::newRow("timeline") << word("timeline") << QStringList{word("S1"), word("Timeline")};
        QTest::newRow("log-grid") << word("log-grid") << QStringList{word("S1"), word("x=1")};
    }

    void drawingsKeepTheirWords()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, words);
        for (const char *form : {"svg", "pdf"})
            QCOMPARE(exported(qPrintable(QStringLiteral("v.%1 --what %2").arg(word(form), what))), 0);
        const QString svg = QString::fromUtf8(contents("v.svg"));
        for (const QString &each : words)
            QVERIFY2(svg.contains(QRegularExpression(QStringLiteral(">[^<]*%1[^<]*</text>").arg(each))),
                     qPrintable(each));
        if (what != u"window") // Qt's style paints the frames of buttons as small pictures.
            QVERIFY(!svg.contains(u"<image"));
        const auto drawn = said("rsvg-convert", {word("v.svg"), word("-o"), word("v.png")});
        const auto read = said("pdftotext", {word("-layout"), word("v.pdf"), word("-")});
        if (!drawn || !read)
            QSKIP("rsvg-convert or pdftotext is not installed: the drawings are not opened.");
        QVERIFY(!QImage(path("v.png")).isNull());
        for (const QString &each : words)
            QVERIFY2(read->contains(each), qPrintable(each + u" in " + *read));
    }

    /// Nothing of it is clipped away.
    void thePdfOfTheWindowIsDrawnAsTheWindow()
    {
        QCOMPARE(exported("w.pdf --what window --at 60ms"), 0);
        QCOMPARE(exported("w.png --what window --at 60ms"), 0);
        if (!said("pdftoppm",
                  {word("-r"), word("96"), word("-png"), word("-singlefile"), word("w.pdf"), word("drawn")}))
            QSKIP("pdftoppm is not installed: the drawing is not opened.");
        const QImage window = QImage(path("w.png")).convertToFormat(QImage::Format_Grayscale8);
        const QImage drawn = QImage(path("drawn.png")).convertToFormat(QImage::Format_Grayscale8);
        QCOMPARE(drawn.size(), window.size());
        qsizetype other = 0;
        for (int y = 0; y < window.height(); ++y)
            for (int x = 0; x < window.width(); ++x)
                other += std::abs(qGray(window.pixel(x, y)) - qGray(drawn.pixel(x, y))) > 64 ? 1 : 0;
        // The edges of letters and lines are drawn otherwise.
        QVERIFY2(other * 100 < qsizetype{window.width()} * window.height(),
                 qPrintable(QString::number(other)));
    }

    void tablesAreReadByOthers()
    {
        QCOMPARE(exported("events.csv"), 0);
        QCOMPARE(exported("events.jsonl"), 0);
        QCOMPARE(exported("operations.csv --what operations"), 0);
        QCOMPARE(exported("logs.jsonl --what logs"), 0);
        const QString script =
            QStringLiteral("import csv,json\n"
                           "rows=list(csv.DictReader(open('events.csv',newline='',encoding='utf-8')))\n"
                           "lines=[json.loads(l) for l in open('events.jsonl',encoding='utf-8')]\n"
                           "assert len(rows)==len(lines)>50\n"
                           "assert all(r['sentence']==l['sentence'] for r,l in zip(rows,lines))\n"
                           "ops=list(csv.DictReader(open('operations.csv',newline='',encoding='utf-8')))\n"
                           "print(sorted(o['key'] for o in ops))\n"
                           "print(sum(1 for l in open('logs.jsonl',encoding='utf-8') if json.loads(l)))\n");
        const auto read = said("python3", {word("-c"), script});
        if (!read)
            QSKIP("python3 is not installed: the tables are not read.");
        // An entry of the leader's and two writes, thrice.
        QCOMPARE(*read, QStringLiteral("['a,\"b', 'x']\n9\n"));
    }

    void aDiagramAndAReportAreWritten()
    {
        QCOMPARE(exported("diagram.svg --what diagram --from 100ms --to 400ms"), 0);
        QVERIFY(contents("diagram.svg").contains("Space–time diagram"));
        QCOMPARE(exported("report.md"), 0);
        QVERIFY(contents("report.md").contains("3 servers, seed 1, 0.600 s"));
        QCOMPARE(exported("page.html"), 0);
        QVERIFY(contents("page.html").startsWith("<!DOCTYPE html>"));
    }

    void aFilmHasAsManyPicturesAsItShould()
    {
        QCOMPARE(exported("frame-%03d.png --what canvas --from 200ms --to 300ms --speed 0.1 --fps 10"), 0);
        QCOMPARE(QDir(m_folder.path()).entryList({word("frame-*.png")}).size(), qsizetype(11));
        QVERIFY(QImage(path("frame-001.png")) != QImage(path("frame-011.png")));
        for (const char *form : {"webm", "mp4", "gif"}) {
            const QString name = QStringLiteral("film.%1").arg(word(form));
            if (!said("ffmpeg", {word("-version")})) {
                QCOMPARE(exported(qPrintable(name)), 2);
                QSKIP("ffmpeg is not installed: the program says so and writes nothing.");
            }
            QCOMPARE(exported(qPrintable(
                         name + word(" --what canvas --from 200ms --to 300ms --speed 0.1 --fps 10"))),
                     0);
            const auto probed =
                said("ffprobe", {word("-v"), word("error"), word("-count_frames"), word("-show_entries"),
                                 word("stream=nb_read_frames"), word("-of"), word("csv=p=0"), name});
            if (!probed)
                QSKIP("ffprobe is not installed: the film is not counted.");
            QCOMPARE(probed->trimmed().remove(u','), QStringLiteral("11"));
        }
        QCOMPARE(QDir(m_folder.path()).entryList({word("*.part")}).size(), qsizetype(0));
    }

    void whatDoesNotFitOnTheDiskLeavesTheOldFile_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"old.png", "old.svg", "old.pdf", "old.csv", "old.jsonl", "old.md", "old.html",
              "old.webm --what canvas --to 20ms", "old.gif --what canvas --to 20ms"})
            QTest::newRow(file) << word(file);
    }

    void whatDoesNotFitOnTheDiskLeavesTheOldFile()
    {
        QFETCH(QString, file);
        const QString name = file.section(u' ', 0, 0);
        QFile old(m_folder.filePath(name));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("the old one") > 0);
        old.close();
        // Files may not grow beyond a few bytes, and the signal that says so is ignored.
        QCOMPARE(
            run(QStringLiteral("run.md --export ") + file, QStringLiteral("trap '' XFSZ; ulimit -f 0; ")), 2);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("the old one"));
        QVERIFY(!QFile::exists(m_folder.filePath(name + QStringLiteral(".part"))));
    }

    void whatCannotBeIsSaid_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"run.md --export x.doc", "run.md --export x.csv --what canvas",
              "run.md --export x.png --what all", "run.md --what canvas", "--export x.csv",
              "run.md --export x.webm --from 2s --to 1s", "run.md --export x.webm --speed 0",
              "run.md --export x.webm --fps 0", "run.md --export nowhere/x.png",
              "run.md --export frame-%d.png --from 9s", "run.md --export x.csv --from 100ms",
              "run.md --export x.png --what canvas --to 100ms",
              "run.md --export x.svg --what diagram --fps 10", "run.md --export x.html --speed 2",
              "run.md --screenshot x.jpg"})
            QTest::newRow(arguments) << word(arguments);
    }

    void whatCannotBeIsSaid()
    {
        QFETCH(QString, arguments);
        QCOMPARE(run(arguments), 2);
    }
};

QTEST_MAIN(ExportProgramTest)
#include "export_program_test.moc"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// `raftctl up` in a terminal of its own: what comes on its screen, and keys for it.
class Terminal {
public:
    Terminal(unsigned short columns, unsigned short rows, const char *kind = "xterm")
    {
        winsize size{rows, columns, 0, 0};
        m_child = ::forkpty(&m_terminal, nullptr, nullptr, &size);
        if (m_child != 0)
            return;
        ::setenv("TERM", kind, 1);
        const QByteArray data = QFile::encodeName(m_directory.filePath(u"data"_s));
        ::execl(RAFTCTL, "raftctl", "up", "3", "--port", "0", "--data-dir", data.constData(), nullptr);
        ::_exit(127);
    }
    ~Terminal()
    {
        ::kill(m_child, SIGTERM);
        readUntilEnd();
        int status = 0;
        ::waitpid(m_child, &status, 0);
        ::close(m_terminal);
    }

    /// Reads on until the screen has shown this; false when it does not within the patience of a test.
    bool shows(const QString &text)
    {
        QElapsedTimer clock;
        clock.start();
        while (!m_screen.contains(text)) {
            if (clock.elapsed() > 60'000 || !read())
                return false;
        }
        return true;
    }
    /// Forgets what was shown so far.
    void forget() { m_screen.clear(); }
    void press(char key) { QVERIFY(::write(m_terminal, &key, 1) == 1); }
    QString screen() const { return m_screen; }

private:
    bool read()
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(m_terminal, bytes.data(), bytes.size());
        if (count <= 0)
            return false;
        m_bytes.append(bytes.data(), count);
        if (m_bytes.endsWith('\n') || m_bytes.size() > 100'000)
            m_screen += QString::fromUtf8(std::exchange(m_bytes, {}));
        return true;
    }
    void readUntilEnd()
    {
        while (read()) {
        }
    }

    QTemporaryDir m_directory;
    int m_terminal = -1;
    pid_t m_child = -1;
    QByteArray m_bytes;
    QString m_screen;
};

/// The process of the server with this number, by its address in the list that is printed first.
pid_t serverOf(const QString &screen, int number)
{
    const QString port =
        QRegularExpression(u"S%1  http://localhost:(\\d+)"_s.arg(number)).match(screen).captured(1);
    QProcess search;
    search.start(u"pgrep"_s, {u"-f"_s, u"raftnode --id %1 --port %2 "_s.arg(number).arg(port)});
    search.waitForFinished();
    return static_cast<pid_t>(search.readAllStandardOutput().trimmed().split('\n').first().toInt());
}

} // namespace

/// The live table of `raftctl up`.
class LiveTable : public QObject {
    Q_OBJECT

private slots:
    void fitsTheTerminal_data()
    {
        QTest::addColumn<unsigned short>("columns");
        QTest::newRow("80") << static_cast<unsigned short>(80);
        QTest::newRow("60") << static_cast<unsigned short>(60);
    }

    void fitsTheTerminal()
    {
        QFETCH(unsigned short, columns);
        Terminal terminal(columns, 24);
        QVERIFY(terminal.shows(u"♛"_s));
        terminal.forget();
        QVERIFY(terminal.shows(u"Ctrl-C: stop"_s));
        for (QString line : terminal.screen().split(u"\r\n"_s)) {
            line.remove(QRegularExpression(u"\x1b\\[[0-9;]*[A-Za-z]"_s));
            line.remove(u'\r');
            QVERIFY2(line.size() <= columns, qPrintable(line));
        }
    }

    void isLinesWhereTheTerminalTakesNoCommands()
    {
        Terminal terminal(80, 24, "dumb");
        QVERIFY(terminal.shows(u"leader in term"_s));
        QVERIFY2(!terminal.screen().contains(u'\x1b'), qPrintable(terminal.screen()));
    }

    void saysWhoEndedAndStartsThemAgain()
    {
        Terminal terminal(80, 24);
        QVERIFY(terminal.shows(u"♛"_s));
        const pid_t server = serverOf(terminal.screen(), 2);
        QVERIFY(server > 0);
        QCOMPARE(::kill(server, SIGKILL), 0);
        QVERIFY(terminal.shows(u"S2 has ended: "_s));
        terminal.press('1');
        QVERIFY(terminal.shows(u"S1 is running."_s));
        terminal.press('2');
        QVERIFY(terminal.shows(u"S2 was started again."_s));
        terminal.forget();
        // The news stay while the table goes on.
        QVERIFY(terminal.shows(u"Ctrl-C: stop"_s));
        QVERIFY(terminal.shows(u"S2 has ended: "_s));
    }
};

QTEST_GUILESS_MAIN(LiveTable)
#include "terminal.moc"

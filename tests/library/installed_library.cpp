#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// What a program printed and how it ended.
struct Ended {
    bool well = false;
    QByteArray said;
};

Ended run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit;
    return {ended && process.exitCode() == 0, process.readAll()};
}

} // namespace

/// raftcore installed into a folder of its own, and the example of the documentation built against that.
class InstalledLibrary : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theExampleFindsWhatIsInstalledAndRuns();
    void aModuleThatIsNotThereIsMissed();

private:
    /// Configures a project against what is installed, into `folder`.
    Ended configure(const QString &source, const QString &folder) const
    {
        return run(QStringLiteral(CMAKE),
                   {u"-S"_s, source, u"-B"_s, folder, u"-DCMAKE_PREFIX_PATH="_s + m_installed.path(),
                    u"-DCMAKE_CXX_COMPILER="_s + QStringLiteral(RAFTARIUM_COMPILER), m_flags});
    }

    QTemporaryDir m_installed;
    QTemporaryDir m_built;
    const QString m_flags = QStringLiteral(RAFTARIUM_SANITIZE).isEmpty()
                                ? u"-DCMAKE_BUILD_TYPE=Release"_s
                                : u"-DCMAKE_CXX_FLAGS=-fsanitize="_s + QStringLiteral(RAFTARIUM_SANITIZE);
};

void InstalledLibrary::initTestCase()
{
    const Ended installed =
        run(QStringLiteral(CMAKE), {u"--install"_s, QStringLiteral(RAFTARIUM_BUILD), u"--component"_s,
                                    u"library"_s, u"--prefix"_s, m_installed.path()});
    QVERIFY2(installed.well, installed.said.constData());
    QVERIFY(QFile::exists(m_installed.filePath(u"include/raftcore/consensus/node.h"_s)));
}

void InstalledLibrary::theExampleFindsWhatIsInstalledAndRuns()
{
    const QString folder = m_built.filePath(u"example"_s);
    const Ended configured = configure(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/example"), folder);
    QVERIFY2(configured.well, configured.said.constData());
    const Ended built = run(QStringLiteral(CMAKE), {u"--build"_s, folder});
    QVERIFY2(built.well, built.said.constData());
    const Ended ran = run(folder + u"/election"_s, {});
    QVERIFY2(ran.well, ran.said.constData());
    QCOMPARE(ran.said.count("is now leader in term"), 2);
}

void InstalledLibrary::aModuleThatIsNotThereIsMissed()
{
    QTemporaryDir source;
    QFile list(source.filePath(u"CMakeLists.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("cmake_minimum_required(VERSION 3.25)\nproject(Other LANGUAGES CXX)\n"
               "find_package(raftcore REQUIRED COMPONENTS telepathy)\n");
    list.close();
    const Ended configured = configure(source.path(), m_built.filePath(u"other"_s));
    QVERIFY(!configured.well);
    QVERIFY2(configured.said.contains("telepathy"), configured.said.constData());
}

QTEST_GUILESS_MAIN(InstalledLibrary)
#include "installed_library.moc"

#include "floor_plan.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString sourceTree()
{
    return QStringLiteral(RAFTARIUM_SOURCE_DIR "/");
}

FloorPlan thisHouse()
{
    FloorPlan plan;
    for (const QString &part : {QStringLiteral("raftcore"), QStringLiteral("app"), QStringLiteral("netnode")})
        plan.read(read(sourceTree() + part + QStringLiteral("/CMakeLists.txt")));
    return plan;
}

FloorPlan smallHouse()
{
    FloorPlan plan;
    plan.read(QStringLiteral("room(raftcore/consensus)\n"
                             "room(raftcore/server NEEDS raftcore/consensus)\n"
                             "room(raftcore/cluster NEEDS raftcore/server)\n"
                             "room(app/session QT NEEDS raftcore/cluster LINKS Qt6::Core)\n"
                             "room(app/canvas QT\n     NEEDS app/session)\n"
                             "room(app/log QT NEEDS app/session)\n"));
    return plan;
}

/// Whether a file that includes just this header compiles with the include path of that room.
bool compiles(const QString &includePath, const QString &header)
{
    QTemporaryDir folder;
    QFile source(folder.filePath(QStringLiteral("visitor.cpp")));
    if (!source.open(QIODevice::WriteOnly))
        return false;
    source.write(QStringLiteral("#include \"%1\"\n").arg(header).toUtf8());
    source.close();
    QStringList arguments{QStringLiteral("-std=c++20"), QStringLiteral("-fsyntax-only"), source.fileName()};
    for (const QString &path : includePath.split(QLatin1Char('|'), Qt::SkipEmptyParts))
        arguments << QStringLiteral("-I") + path;
    QProcess compiler;
    compiler.start(QStringLiteral(RAFTARIUM_COMPILER), arguments);
    return compiler.waitForFinished() && compiler.exitStatus() == QProcess::NormalExit &&
           compiler.exitCode() == 0;
}

/// Namespace and name of each type that a header defines at the outermost level of its namespace.
QStringList typesIn(const QString &header)
{
    static const QRegularExpression type(
        QStringLiteral("^namespace ([\\w:]+) \\{|^(?:class|struct|enum class) (\\w+)(?: final)?\\s*[:{]"),
        QRegularExpression::MultilineOption);
    QStringList types;
    QString current;
    for (auto found = type.globalMatch(header); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (!match.captured(1).isEmpty())
            current = match.captured(1);
        else
            types.append(current + QStringLiteral("::") + match.captured(2));
    }
    return types;
}

} // namespace

/// Who may know whom: the arrows between the folders, seen from the sources and from the compiler.
class House : public QObject {
    Q_OBJECT

private slots:
    void everyRoomLooksOnlyWhereItsArrowsPoint_data();
    void everyRoomLooksOnlyWhereItsArrowsPoint();
    void aTrespassIsFound_data();
    void aTrespassIsFound();
    void needsReachThroughOtherRooms();
    void theCompilerKeepsTheDoorsShut_data();
    void theCompilerKeepsTheDoorsShut();
    void typesThatOneProgramLinksDifferInTheirNames();
};

void House::everyRoomLooksOnlyWhereItsArrowsPoint_data()
{
    QTest::addColumn<QString>("room");
    const QStringList rooms = thisHouse().rooms();
    QVERIFY2(rooms.size() >= 14, "the rooms of the core and of the window");
    for (const QString &room : rooms)
        QTest::addRow("%s", qUtf8Printable(room)) << room;
}

void House::everyRoomLooksOnlyWhereItsArrowsPoint()
{
    QFETCH(QString, room);
    const FloorPlan plan = thisHouse();
    QDirIterator files(sourceTree() + room, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files);
    QVERIFY2(files.hasNext(), "an empty room");
    QStringList trespasses;
    while (files.hasNext()) {
        const QString file = files.next();
        for (const QString &trespass : plan.trespasses(room, read(file)))
            trespasses << QFileInfo(file).fileName() + QStringLiteral(", ") + trespass;
    }
    QVERIFY2(trespasses.isEmpty(), qUtf8Printable(trespasses.join(QLatin1Char('\n'))));
}

void House::aTrespassIsFound_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *room, const char *line, bool found) {
        QTest::newRow(name) << QString::fromUtf8(room) << QString::fromUtf8(line) << found;
    };
    row("own header", "app/canvas", "#include \"scene.h\"", false);
    row("needed room", "app/canvas", "#include \"app/session/session.h\"", false);
    row("room behind it", "app/canvas", "#include \"raftcore/cluster/view.h\"", false);
    row("other panel", "app/canvas", "#include \"app/log/log.h\"", true);
    row("inside of a server", "app/canvas", "#include \"raftcore/server/server.h\"", true);
    row("against the arrow", "raftcore/consensus", "#include \"raftcore/server/server.h\"", true);
    row("around the doors", "raftcore/consensus", "#include \"../server/server.h\"", true);
    row("Qt in the core", "raftcore/server", "  #  include <QString>", true);
    row("Qt in the window", "app/log", "#include <QString>", false);
    row("thread in the core", "raftcore/cluster", "#include <thread>", true);
    row("socket in the core", "raftcore/cluster", "#include <sys/socket.h>", true);
    row("container in the core", "raftcore/cluster", "#include <vector>", false);
    row("mere talk of it", "raftcore/cluster", "// not #include <thread>", false);
}

void House::aTrespassIsFound()
{
    QFETCH(QString, room);
    QFETCH(QString, line);
    QFETCH(bool, found);
    const QStringList trespasses = smallHouse().trespasses(room, QStringLiteral("#pragma once\n") + line);
    QCOMPARE(!trespasses.isEmpty(), found);
    if (found)
        QVERIFY(trespasses.first().startsWith(QStringLiteral("line 2: ")));
}

void House::needsReachThroughOtherRooms()
{
    const QSet<QString> expected{QStringLiteral("app/canvas"), QStringLiteral("app/session"),
                                 QStringLiteral("raftcore/cluster"), QStringLiteral("raftcore/server"),
                                 QStringLiteral("raftcore/consensus")};
    QCOMPARE(smallHouse().within(QStringLiteral("app/canvas")), expected);
}

void House::theCompilerKeepsTheDoorsShut_data()
{
    QTest::addColumn<QString>("includePath");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("open");
    const QString consensus = QStringLiteral(CONSENSUS_INCLUDE_PATH);
    const QString server = QStringLiteral(SERVER_INCLUDE_PATH);
    const QString node = QStringLiteral("raftcore/consensus/types.h");
    const QString inside = QStringLiteral("raftcore/server/server.h");
    QTest::newRow("consensus sees itself") << consensus << node << true;
    QTest::newRow("server sees consensus") << server << node << true;
    QTest::newRow("server sees itself") << server << inside << true;
    QTest::newRow("consensus does not see server") << consensus << inside << false;
    QTest::newRow("server does not see the window")
        << server << QStringLiteral("app/session/selection.h") << false;
}

void House::theCompilerKeepsTheDoorsShut()
{
    QFETCH(QString, includePath);
    QFETCH(QString, header);
    QFETCH(bool, open);
    QCOMPARE(compiles(includePath, header), open);
}

// Two types of one name in a program are one to the linker, whichever it meets first, and no compiler warns.
void House::typesThatOneProgramLinksDifferInTheirNames()
{
    QMap<QString, QString> homes;
    for (const QString &room : thisHouse().rooms()) {
        QDirIterator files(sourceTree() + room, {QStringLiteral("*.h")}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            for (const QString &type : typesIn(read(file))) {
                const QString home = homes.value(type, file);
                QVERIFY2(home == file,
                         qUtf8Printable(type + QStringLiteral(" is in %1 and in %2").arg(home, file)));
                homes.insert(type, file);
            }
        }
    }
    QVERIFY(homes.size() > 300);
}

QTEST_GUILESS_MAIN(House)
#include "house.moc"

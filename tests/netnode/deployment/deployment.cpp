#include "deployment_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace deployment;

namespace {

const QString sourceTree = QStringLiteral(RAFTARIUM_SOURCE_DIR "/");

/// Runs a program; empty when it ends with 0, else what it said.
QString complaintOf(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return {};
    return program + u": "_s + QString::fromUtf8(process.readAll());
}

/// The peers as an object from id to address.
QJsonObject parsed(const QString &peers)
{
    return QJsonDocument::fromJson(peers.toUtf8()).object();
}

} // namespace

/// The files for containers, systemd and Kubernetes: whether they fit the programs, and their servers each
/// other.
class Deployment : public QObject {
    Q_OBJECT

private slots:
    void theImageHoldsWhatItsBuildNeeds();
    void theServersOfComposeKnowEachOther();
    void theServersOfComposeStart_data();
    void theServersOfComposeStart();
    void thePodsKnowEachOther_data();
    void thePodsKnowEachOther();
    void everyVariableIsKnown();
};

/// Copies only what the Dockerfile copies, and configures as it does.
void Deployment::theImageHoldsWhatItsBuildNeeds()
{
    const QStringList sources = copiedIntoImage();
    QVERIFY(sources.size() >= 4);
    // Programs carry what there is of these folders; one that is missing would not be missed by the build.
    static const QRegularExpression carried(u"resources/[a-z]+"_s);
    auto folders = carried.globalMatch(read(u"netnode/CMakeLists.txt"_s));
    QVERIFY(folders.hasNext());
    while (folders.hasNext()) {
        const QString folder = folders.next().captured();
        QVERIFY2(sources.contains(folder), qPrintable(folder));
    }
    const QStringList let = read(u"resources/container/Dockerfile.dockerignore"_s).split(u'\n');
    QTemporaryDir image;
    for (const QString &source : sources) {
        QVERIFY2(let.contains(u'!' + source), qPrintable(source));
        const QString target = image.filePath(source);
        QVERIFY(QDir().mkpath(QFileInfo(target).path()));
        const QString complaint = complaintOf(u"cp"_s, {u"-r"_s, sourceTree + source, target}, image.path());
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }
    QTemporaryDir build;
    QStringList configure = configureArguments();
    QCOMPARE(configure.count(u"/build"_s), 1);
    configure.replace(configure.indexOf(u"/build"_s), build.path());
    QString complaint = complaintOf(QStringLiteral(CMAKE), configure, image.path());
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    complaint =
        complaintOf(u"ninja"_s, {u"-C"_s, build.path(), u"-n"_s, u"raftnode"_s, u"raftctl"_s}, image.path());
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
}

void Deployment::theServersOfComposeKnowEachOther()
{
    const QList<ComposeService> services = composeServices();
    QCOMPARE(services.size(), 5);
    for (const ComposeService &service : services) {
        const QString id = service.environment[u"NODE_ID"_s];
        const QString port = service.environment[u"PORT"_s];
        QCOMPARE(service.name, u"raftnode"_s + id);
        QCOMPARE(service.ports, u"127.0.0.1:%1:%1"_s.arg(port));
        QCOMPARE(service.volumes, u"data%1:/data"_s.arg(id));
        QJsonObject others;
        for (const ComposeService &other : services)
            if (other.name != service.name)
                others[other.environment[u"NODE_ID"_s]] =
                    u"http://%1:%2"_s.arg(other.name, other.environment[u"PORT"_s]);
        QCOMPARE(parsed(service.environment[u"PEERS_JSON"_s]), others);
    }
}

void Deployment::theServersOfComposeStart_data()
{
    QTest::addColumn<ComposeService>("service");
    for (const ComposeService &service : composeServices())
        QTest::newRow(qPrintable(service.name)) << service;
}

/// With their variables, but for the port and the folder, which belong to the machine of this test.
void Deployment::theServersOfComposeStart()
{
    QFETCH(ComposeService, service);
    QTemporaryDir data;
    QProcess server;
    QStringList environment = QProcess::systemEnvironment();
    for (auto variable = service.environment.cbegin(); variable != service.environment.cend(); ++variable)
        environment << variable.key() + u'=' + variable.value();
    server.setEnvironment(environment);
    server.start(QStringLiteral(RAFTNODE), {u"--port"_s, u"0"_s, u"--listen"_s, u"127.0.0.1"_s,
                                            u"--data-dir"_s, data.path(), u"--stop-with-stdin"_s});
    QVERIFY(server.waitForReadyRead(10'000));
    const QString ready = QString::fromUtf8(server.readLine());
    server.closeWriteChannel();
    QVERIFY(server.waitForFinished(20'000));
    QCOMPARE(server.exitCode(), 0);
    QVERIFY2(ready.startsWith(u"raftnode %1 listening on "_s.arg(service.environment[u"NODE_ID"_s])),
             qPrintable(ready));
}

void Deployment::thePodsKnowEachOther_data()
{
    QTest::addColumn<int>("ordinal");
    for (int ordinal = 0; ordinal < 5; ++ordinal)
        QTest::addRow("raftnode-%d", ordinal) << ordinal;
}

/// The script of a pod calls what stands for raftnode here, and that says with which arguments.
void Deployment::thePodsKnowEachOther()
{
    QFETCH(int, ordinal);
    QTemporaryDir folder;
    QFile raftnode(folder.filePath(u"raftnode"_s));
    QVERIFY(raftnode.open(QIODevice::WriteOnly));
    raftnode.write("#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    raftnode.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    raftnode.close();
    QProcess pod;
    pod.setEnvironment({u"PATH="_s + folder.path(), u"HOSTNAME=raftnode-%1"_s.arg(ordinal)});
    pod.start(u"/bin/sh"_s, {u"-c"_s, podScript()});
    QVERIFY(pod.waitForFinished(10'000));
    const QStringList arguments = QString::fromUtf8(pod.readAll()).split(u'\n');
    QVERIFY2(arguments.size() == 5, qPrintable(QString::fromUtf8(pod.readAllStandardError())));
    QCOMPARE(arguments.first(2), QStringList({u"--id"_s, QString::number(ordinal + 1)}));
    QCOMPARE(arguments[2], u"--peers"_s);
    QJsonObject others;
    for (int other = 0; other < 5; ++other)
        if (other != ordinal)
            others[QString::number(other + 1)] =
                u"http://raftnode-%1.raftnode:%2"_s.arg(other).arg(podEnvironment()[u"PORT"_s]);
    QCOMPARE(parsed(arguments[3]), others);
}

/// A misspelt variable would be passed over in silence.
void Deployment::everyVariableIsKnown()
{
    QProcess raftnode;
    raftnode.start(QStringLiteral(RAFTNODE), {u"--help"_s});
    QVERIFY(raftnode.waitForFinished(10'000));
    const QString help = QString::fromUtf8(raftnode.readAll());
    QStringList variables = podEnvironment().keys() + unitVariables();
    QVERIFY(variables.size() >= 8);
    for (const ComposeService &service : composeServices())
        variables += service.environment.keys();
    for (const QString &variable : variables)
        QVERIFY2(help.contains(QRegularExpression(u"\\b%1\\b"_s.arg(variable))), qPrintable(variable));
}

QTEST_GUILESS_MAIN(Deployment)
#include "deployment.moc"

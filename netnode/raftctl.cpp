#include "scenario_command.h"
#include "soak_command.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

const char *const help = R"(raftctl: the command line of Raftarium

  raftctl scenario run FILE… [--json]   run scenario files and say which pass
  raftctl scenario                      choose one of the built-in scenarios
  raftctl soak [--seeds N] [--first S] [--servers 3|5|7] [--jobs J] [--without RULE] [--json]
                                        random runs with faults of every kind, checked all along
  raftctl --help | --version

A scenario is a Markdown file with blocks of commands marked ```raft.
Exit code: 0 done, 1 a scenario or a random run failed, 2 usage or a file that cannot be read or understood.
)";

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    QTextStream out(stdout);
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        out << QString::fromUtf8(help);
        return 0;
    }
    if (arguments.contains(u"--version"_s)) {
        out << "raftctl " << QStringLiteral(RAFTARIUM_VERSION) << '\n';
        return 0;
    }
    const QString command = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (command == u"scenario"_s)
        return raftarium::runScenarioCommand(arguments);
    if (command == u"soak"_s)
        return raftarium::runSoakCommand(arguments);
    QTextStream(stderr) << "raftctl: Expected a command; see raftctl --help.\n";
    return 2;
}

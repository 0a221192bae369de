#include "netnode/host/log.h"
#include "netnode/host/node_host.h"
#include "netnode/host/options.h"

#include <QCoreApplication>
#include <QEvent>
#include <QProcessEnvironment>
#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace {

using namespace raftarium;

/// A descriptor that becomes readable when the process is asked to end, or to read its certificates
/// again. Blocks those signals; it must be called before the first thread begins.
int signalDescriptor()
{
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t asked;
    sigemptyset(&asked);
    sigaddset(&asked, SIGTERM);
    sigaddset(&asked, SIGINT);
    sigaddset(&asked, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &asked, nullptr);
    return signalfd(-1, &asked, SFD_CLOEXEC | SFD_NONBLOCK);
}

void say(const QString &sentence)
{
    std::fprintf(stderr, "raftnode: %s\n", qUtf8Printable(sentence));
}

/// The first request to end hands leadership over and finishes what is begun; the second one does not wait.
/// SIGHUP asks for the certificates; a server that has none to read ends, as its terminal does.
void handleSignal(NodeHost &host, QSocketNotifier &signalled, bool &asked)
{
    signalfd_siginfo which{};
    if (::read(static_cast<int>(signalled.socket()), &which, sizeof which) != sizeof which)
        return;
    if (which.ssi_signo == SIGHUP && host.renewCertificates())
        return;
    if (std::exchange(asked, true))
        std::_Exit(1);
    host.stop();
}

/// The process that started this one wants it to begin, has closed its standard input, or has died.
void handleInput(NodeHost &host, const NodeOptions &options, QSocketNotifier &input)
{
    char text[256];
    const ssize_t count = ::read(STDIN_FILENO, text, sizeof text);
    if (count > 0 && options.beginWithStdin && std::memchr(text, '\n', static_cast<std::size_t>(count)))
        host.begin();
    if (count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR)))
        return;
    input.setEnabled(false);
    if (options.stopWithStdin)
        host.stop();
}

int run(const NodeOptions &options, int signalled)
{
    startLogging(options.logLevel, options.id);
    NodeHost host(options);
    QObject::connect(&host, &NodeHost::finished, &host, [](const std::optional<HostFailure> &failure) {
        if (failure) {
            say(failure->message);
            std::_Exit(failure->exitCode); // Nothing of what was not acknowledged may be finished now.
        }
        QCoreApplication::exit(0);
    });
    QObject::connect(&host, &NodeHost::left, &host, say);
    if (const std::optional<HostFailure> failure = host.start()) {
        say(failure->message);
        return failure->exitCode;
    }
    bool asked = false;
    QSocketNotifier endAsked(signalled, QSocketNotifier::Read);
    QObject::connect(&endAsked, &QSocketNotifier::activated, &host,
                     [&] { handleSignal(host, endAsked, asked); });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &host, [&] { handleInput(host, options, input); });
    input.setEnabled(options.stopWithStdin || options.beginWithStdin);
    std::printf("raftnode %llu listening on %s\n", static_cast<unsigned long long>(options.id.value),
                qUtf8Printable(host.url()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const int signalled = signalDescriptor();
    qputenv("QT_NO_GLIB", "1"); // Qt's own event loop needs less time for every turn.
    QCoreApplication application(argc, argv);
    const auto options =
        nodeOptions(QCoreApplication::arguments().mid(1), QProcessEnvironment::systemEnvironment());
    if (const auto *print = std::get_if<PrintInstead>(&options)) {
        std::fputs(qUtf8Printable(print->text), print->exitCode == 0 ? stdout : stderr);
        return print->exitCode == 0 && std::fflush(stdout) != 0 ? 1 : print->exitCode;
    }
    const int code = run(std::get<NodeOptions>(options), signalled);
    // Connections that have ended go while there is an application: without one, TLS complains of its end.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return code;
}

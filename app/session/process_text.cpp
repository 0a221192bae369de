#include "app/session/process_text.h"

#include <QCoreApplication>

namespace raftarium {

namespace {

namespace process = raft::process;

QString inWords(const char *text)
{
    return QCoreApplication::translate("Process", text);
}

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

QString refusalText(const process::NotWatched &state)
{
    using Why = process::NotWatched::Why;
    switch (state.why) {
    case Why::NoAddress: return inWords("not watched: its address is not known");
    case Why::AsksForToken:
        return inWords("not watched: it asks for a token: name the file that holds it with --token-file");
    case Why::RefusesToken: return inWords("not watched: it refuses the token (--token-file)");
    case Why::Refuses: return inWords("not watched: %1").arg(textOf(state.answer));
    case Why::NoServer: break;
    }
    return inWords("not watched: it is no raftnode, or one too old to be watched (it answers %1)")
        .arg(textOf(state.answer));
}

struct Text {
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const process::Starting &) const { return inWords("starting…"); }
    QString operator()(const process::Connecting &) const { return inWords("connecting…"); }
    QString operator()(const process::Running &running) const
    {
        return inWords("pid %1 · :%2").arg(running.pid).arg(running.port);
    }
    QString operator()(const process::Stopped &stopped) const
    {
        const QString by = stopped.here ? inWords("stopped by this window") : inWords("stopped by a signal");
        return inWords("%1 · %2").arg(by, (*this)(stopped.process));
    }
    QString operator()(const process::Killed &) const { return inWords("ended: killed by this window"); }
    QString operator()(const process::Signalled &end) const
    {
        return inWords("ended: killed by %1").arg(textOf(end.signal));
    }
    QString operator()(const process::Exited &end) const
    {
        return end.lastLine.empty()
                   ? inWords("ended: exit code %1").arg(end.code)
                   : inWords("ended: exit code %1: %2").arg(QString::number(end.code), textOf(end.lastLine));
    }
    QString operator()(const process::NotStarted &state) const { return textOf(state.problem); }
    QString operator()(const process::NotReached &state) const
    {
        return inWords("not reached: %1").arg(textOf(state.problem));
    }
    QString operator()(const process::NotWatched &state) const { return refusalText(state); }
};

} // namespace

QString processText(const raft::ProcessState &process)
{
    return std::visit(Text{}, process);
}

} // namespace raftarium

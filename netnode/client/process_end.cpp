#include "netnode/client/process_end.h"

namespace raftarium {

using namespace Qt::StringLiterals;

QString describe(const ProcessEnd &end)
{
    if (end.signal)
        return u"killed by %1"_s.arg(*end.signal);
    const QString code = u"exit code %1"_s.arg(end.exitCode);
    return end.lastLine.isEmpty() ? code : code + u": "_s + end.lastLine;
}

} // namespace raftarium

#pragma once

#include "raftcore/traces/run_clock.h"
#include "raftcore/traces/trace.h"
#include "raftcore/traces/trace_loader.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QFile;

namespace raftarium {

/// What has become of the file of a trace since it was read last.
enum class TraceGrowth : std::uint8_t {
    None, ///< Nothing.
    More, ///< It is longer; what was added has been taken in, or the beginning of it.
    Anew, ///< It must be read from its beginning: it was written anew, or cannot be continued.
};

/// The one file of a trace: read to its end once, and on from there as it becomes longer.
class GrowingTrace {
public:
    static constexpr qint64 remembered = 256; ///< Bytes of its beginning that tell another file.

    GrowingTrace(const QString &path, std::shared_ptr<raft::Trace> trace);

    raft::Trace &trace() { return *m_trace; }
    raft::TraceLoader &loader() { return m_loader; }
    /// All of `file` has been read; it began like that.
    void noteEnd(QFile &file, const QByteArray &beginning);

    /// Takes in what was added, up to so many bytes at once: more may be waiting after More.
    TraceGrowth readOn(qint64 most = qint64{256} * 1024);

private:
    bool canGoOn() const;

    QString m_path;
    std::shared_ptr<raft::Trace> m_trace;
    raft::RunClock m_clock;
    raft::TraceLoader m_loader;
    qint64 m_read = 0;
    bool m_endsWithLine = true; ///< Its last line was complete.
    QByteArray m_beginning;
};

} // namespace raftarium

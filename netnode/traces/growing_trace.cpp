#include "netnode/traces/growing_trace.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace raftarium {

GrowingTrace::GrowingTrace(const QString &path, std::shared_ptr<raft::Trace> trace)
    : m_path(path), m_trace(std::move(trace)),
      m_loader(m_trace->names(), m_trace->source(), 0, [this](raft::TraceItem item) {
          if (item.at)
              item.at = m_clock.since(*item.at);
          m_trace->add(std::move(item));
      })
{
}

void GrowingTrace::noteEnd(QFile &file, const QByteArray &beginning)
{
    m_read = file.pos();
    m_beginning = beginning;
    char last = '\n';
    if (m_read > 0 && file.seek(m_read - 1))
        file.getChar(&last);
    m_endsWithLine = last == '\n';
}

/// Counterexamples are reported as a whole: another state at their end is another counterexample. And what
/// was taken for a whole line may have been the beginning of one.
bool GrowingTrace::canGoOn() const
{
    const auto form = m_loader.form();
    return m_endsWithLine && form != raft::TraceForm::Counterexample && form != raft::TraceForm::Itf;
}

TraceGrowth GrowingTrace::readOn(qint64 most)
{
    const qint64 size = QFileInfo(m_path).size();
    if (size == m_read || !QFileInfo::exists(m_path)) // A file that is gone may come back.
        return TraceGrowth::None;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return TraceGrowth::None;
    if (size < m_read || !canGoOn() || file.peek(m_beginning.size()) != m_beginning || !file.seek(m_read))
        return TraceGrowth::Anew;
    const QByteArray added = file.read(most);
    if (added.isEmpty())
        return TraceGrowth::None;
    m_read += added.size();
    m_loader.feed({added.constData(), static_cast<std::size_t>(added.size())});
    m_loader.flush();
    return TraceGrowth::More;
}

} // namespace raftarium

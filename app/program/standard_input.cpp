#include "app/program/standard_input.h"

#include <cerrno>
#include <unistd.h>

namespace raftarium {

StandardInput::StandardInput(QObject *parent)
    : QObject(parent), m_file(m_folder.filePath(QStringLiteral("standard input"))),
      m_arrival(STDIN_FILENO, QSocketNotifier::Read)
{
    if (!m_file.open(QIODevice::WriteOnly))
        m_arrival.setEnabled(false);
    connect(&m_arrival, &QSocketNotifier::activated, this, &StandardInput::take);
}

void StandardInput::take()
{
    constexpr qsizetype most = qsizetype{256} * 1024;
    QByteArray piece(most, Qt::Uninitialized);
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), static_cast<std::size_t>(most));
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        end();
        return;
    }
    m_rest += piece.first(got);
    const qsizetype lines = m_rest.lastIndexOf('\n') + 1;
    if (lines == 0)
        return;
    m_file.write(m_rest.first(lines));
    m_file.flush();
    m_rest.remove(0, lines);
    emit grew();
}

void StandardInput::end()
{
    m_arrival.setEnabled(false);
    m_file.write(m_rest);
    m_file.close();
    emit grew();
}

} // namespace raftarium

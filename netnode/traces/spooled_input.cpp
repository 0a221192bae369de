#include "netnode/traces/spooled_input.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <thread>
#include <unistd.h>

namespace raftarium {

namespace {

/// Until the descriptor ends, or nothing can be written any more.
void copy(int descriptor, QFile &file)
{
    std::array<char, 65'536> piece{};
    for (;;) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || file.write(piece.data(), got) != got || !file.flush())
            return;
    }
}

} // namespace

SpooledInput::SpooledInput(int descriptor)
    : m_path(m_folder.filePath(QStringLiteral("standard input"))),
      m_ended(std::make_shared<std::atomic<bool>>(false))
{
    auto file = std::make_unique<QFile>(m_path);
    if (!file->open(QIODevice::WriteOnly)) {
        *m_ended = true;
        return;
    }
    std::thread([descriptor, file = std::move(file), ended = m_ended] {
        copy(descriptor, *file);
        *ended = true;
    }).detach();
}

} // namespace raftarium

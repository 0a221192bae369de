#include "netnode/raftctl/whole_input.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A descriptor that is closed in the end, unless it is standard input.
class Descriptor {
public:
    explicit Descriptor(const QString &name)
        : m_number(name == u"-"_s ? STDIN_FILENO
                                  : ::open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC))
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number > STDIN_FILENO)
            ::close(m_number);
    }
    int number() const { return m_number; }

private:
    int m_number;
};

QString readProblem(const QString &name)
{
    const int error = errno;
    return u"Cannot read %1: %2."_s.arg(name, error == EISDIR ? u"it is a folder"_s
                                              : error == ENOENT
                                                  ? u"there is no such file"_s
                                                  : QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

QString bytesText(qint64 bytes)
{
    constexpr qint64 step = 1024;
    const QStringList units{u"bytes"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s};
    qsizetype unit = 0;
    while (unit + 1 < units.size() && bytes >= step && bytes % step == 0) {
        bytes /= step;
        ++unit;
    }
    return u"%1 %2"_s.arg(bytes).arg(units[unit]);
}

std::variant<QByteArray, QString> wholeInput(const QString &name, qint64 most)
{
    const QString called = name == u"-"_s ? u"standard input"_s : name;
    const Descriptor input(name);
    if (input.number() < 0)
        return readProblem(called);
    QByteArray all;
    std::array<char, 64 * 1024> piece{};
    for (;;) {
        const ssize_t count = ::read(input.number(), piece.data(), piece.size());
        if (count == 0)
            return all;
        if (count > 0) {
            if (all.size() + count > most)
                return u"Cannot read %1: it is larger than %2."_s.arg(called, bytesText(most));
            all.append(piece.data(), count);
        } else if (errno == EAGAIN) { // Another process has set a shared terminal or pipe so: wait for it.
            pollfd wanted{input.number(), POLLIN, 0};
            ::poll(&wanted, 1, -1);
        } else if (errno != EINTR) {
            return readProblem(called);
        }
    }
}

} // namespace raftarium

#include "netnode/wire/life_sign.h"

#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace raftarium {

namespace {

/// Bytes that the system takes before it has sent them; more stay here, where they can be overtaken.
constexpr int mostNotSent = 128 * 1024;

} // namespace

void watchOver(QTcpSocket &socket, std::chrono::milliseconds unacknowledged)
{
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    const auto set = [descriptor](int option, int value) {
        ::setsockopt(descriptor, IPPROTO_TCP, option, &value, sizeof value);
    };
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    set(TCP_KEEPIDLE, 2);
    set(TCP_KEEPINTVL, 1);
    set(TCP_KEEPCNT, 3);
    if (unacknowledged.count() > 0) {
        set(TCP_USER_TIMEOUT, static_cast<int>(unacknowledged.count()));
        set(TCP_NOTSENT_LOWAT, mostNotSent);
    }
}

bool isStuck(const QTcpSocket &socket)
{
    constexpr std::uint32_t aWhile = 50; // ms; acknowledgements may be delayed by 40.
    tcp_info info{};
    socklen_t size = sizeof info;
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 || info.tcpi_unacked == 0)
        return false;
    return info.tcpi_retransmits > 0 ||
           (info.tcpi_last_ack_recv > aWhile && info.tcpi_last_data_sent > aWhile);
}

} // namespace raftarium

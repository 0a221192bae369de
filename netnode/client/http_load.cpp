#include "netnode/client/http_load.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/tcp.h>
#include <string_view>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace raftarium {

namespace {

using Clock = std::chrono::steady_clock;

/// An answer at the front of what has arrived.
struct Answer {
    int status = 0;
    std::size_t size = 0; ///< Of all of it; 0 while it is not complete.
    bool broken = false;
};

/// The value of a header field in a head whose lines end with CR LF.
std::string_view fieldIn(std::string_view head, std::string_view name)
{
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2);
        if (line.size() <= name.size() || line[name.size()] != ':' ||
            ::strncasecmp(line.data(), name.data(), name.size()) != 0)
            continue;
        std::string_view value = line.substr(name.size() + 1, line.find("\r\n") - name.size() - 1);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        return value;
    }
    return {};
}

Answer answerIn(std::string_view bytes)
{
    Answer answer;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return answer;
    const std::string_view head = bytes.substr(0, end + 2);
    const std::size_t bodyStart = end + 4;
    constexpr std::string_view version = "HTTP/1.1 ";
    if (!head.starts_with(version) ||
        std::from_chars(head.data() + version.size(), head.data() + head.size(), answer.status).ec !=
            std::errc()) {
        answer.broken = true;
        return answer;
    }
    if (const std::string_view length = fieldIn(head, "content-length"); !length.empty()) {
        std::size_t body = 0;
        answer.broken = std::from_chars(length.data(), length.data() + length.size(), body).ec != std::errc();
        answer.size = bytes.size() - bodyStart >= body ? bodyStart + body : 0;
    } else if (fieldIn(head, "transfer-encoding") == "chunked") {
        constexpr std::string_view lastChunk = "0\r\n\r\n";
        const std::size_t last = bytes.find(lastChunk, bodyStart);
        answer.size = last == std::string_view::npos ? 0 : last + lastChunk.size();
    } else {
        answer.size = bodyStart;
    }
    return answer;
}

/// One client with its connection.
struct LoadClient {
    int socket = -1;
    std::string in;
    Clock::time_point sent;
};

class Load {
public:
    Load(const LoadPlan &plan, const std::function<bool()> &stop)
        : m_plan(plan), m_stop(stop), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_clients(plan.clients)
    {
    }
    ~Load()
    {
        for (const LoadClient &client : m_clients)
            close(client);
        ::close(m_epoll);
    }
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;

    LoadResult run()
    {
        m_from = Clock::now() + m_plan.warmUp;
        m_until = m_from + m_plan.duration;
        for (LoadClient &client : m_clients)
            begin(client);
        Clock::time_point now = Clock::now();
        while (now < m_until && !(m_stop && m_stop())) {
            std::array<epoll_event, 256> ready{};
            const int count = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), 100);
            for (int i = 0; i < count; ++i)
                receive(m_clients[ready[static_cast<std::size_t>(i)].data.u64]);
            now = Clock::now();
            reviveSome(now);
        }
        m_result.seconds = std::max(0.0, std::chrono::duration<double>(now - m_from).count());
        std::sort(m_result.latencies.begin(), m_result.latencies.end());
        return std::move(m_result);
    }

private:
    static void close(const LoadClient &client)
    {
        if (client.socket >= 0)
            ::close(client.socket);
    }

    /// Connects and sends the first request.
    void begin(LoadClient &client)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_plan.port);
        client.in.clear();
        client.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = static_cast<std::uint64_t>(&client - m_clients.data());
        if (::inet_pton(AF_INET, m_plan.host.c_str(), &address.sin_addr) != 1 ||
            ::connect(client.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.socket, &event) != 0)
            return lose(client, std::strerror(errno));
        send(client, Clock::now());
    }

    void send(LoadClient &client, Clock::time_point now)
    {
        const std::string request = m_plan.request(m_next++);
        client.sent = now;
        // A request fits into the buffer of a connection on which nothing else is under way.
        if (::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
            lose(client, std::strerror(errno));
    }

    void receive(LoadClient &client)
    {
        std::array<char, 65536> buffer; // NOLINT: filled by recv()
        const ssize_t count = ::recv(client.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN)
            return;
        if (count <= 0)
            return lose(client, count == 0 ? "the server closed a connection" : std::strerror(errno));
        client.in.append(buffer.data(), static_cast<std::size_t>(count));
        const Answer answer = answerIn(client.in);
        if (answer.broken)
            return lose(client, "an answer is no HTTP");
        if (answer.size == 0)
            return;
        const Clock::time_point now = Clock::now();
        record(client, answer.status, now);
        client.in.clear();
        send(client, now);
    }

    void record(const LoadClient &client, int status, Clock::time_point now)
    {
        if (now < m_from || now > m_until)
            return;
        if (status < 200 || status > 299)
            return fail(client.in.substr(0, 200));
        ++m_result.done;
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now - client.sent).count();
        m_result.latencies.push_back(static_cast<std::uint32_t>(took));
    }

    void fail(const std::string &problem)
    {
        ++m_result.failed;
        if (m_result.problem.empty())
            m_result.problem = problem;
    }

    void lose(LoadClient &client, const std::string &problem)
    {
        close(client);
        client.socket = -1;
        fail(problem);
    }

    /// Lost clients come back, but not as fast as they can.
    void reviveSome(Clock::time_point now)
    {
        if (now < m_nextRevival)
            return;
        m_nextRevival = now + std::chrono::milliseconds(50);
        for (LoadClient &client : m_clients) {
            if (client.socket < 0)
                begin(client);
        }
    }

    const LoadPlan &m_plan;
    const std::function<bool()> &m_stop;
    int m_epoll;
    std::vector<LoadClient> m_clients;
    std::uint64_t m_next = 0;
    Clock::time_point m_from;
    Clock::time_point m_until;
    Clock::time_point m_nextRevival;
    LoadResult m_result;
};

} // namespace

std::uint32_t LoadResult::percentile(double share) const
{
    if (latencies.empty())
        return 0;
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(latencies.size()));
    return latencies[std::min(rank, latencies.size() - 1)];
}

LoadResult runLoad(const LoadPlan &plan, const std::function<bool()> &stop)
{
    return Load(plan, stop).run();
}

} // namespace raftarium

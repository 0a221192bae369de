#pragma once

#include "client.h"

#include "raftcore/verification/linearizability.h"

#include <QRandomGenerator>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

/// Clients that write and read while other things happen, and what they saw.
namespace raftarium {

/// What all clients did, in the order in which it began and ended.
class History {
public:
    std::size_t begin(raft::Operation operation)
    {
        const std::lock_guard lock(m_mutex);
        operation.id = m_calls.size() + 1;
        m_calls.push_back({std::move(operation), ++m_moment, std::nullopt});
        return m_calls.size() - 1;
    }

    void end(std::size_t call, raft::OperationOutcome outcome, std::optional<std::string> result = {})
    {
        const std::lock_guard lock(m_mutex);
        raft::ClientCall &ended = m_calls[call];
        ended.operation.outcome = outcome;
        ended.operation.result = std::move(result);
        if (outcome != raft::OperationOutcome::Unknown) // That may still happen at any later time.
            ended.returned = ++m_moment;
        if (outcome == raft::OperationOutcome::Done)
            ++m_done;
    }

    int done() const { return m_done; }
    /// Everything that tells something. Every put has a value of its own, so one without an outcome had its
    /// effect before the first read of that value came back; one whose value nobody read explains nothing,
    /// just like a read that never came back.
    std::vector<raft::ClientCall> calls() const
    {
        std::vector<raft::ClientCall> telling;
        for (raft::ClientCall call : m_calls) {
            if (!call.returned && call.operation.kind == raft::OperationKind::Put) {
                call.returned = firstReadOf(call.operation);
                call.operation.outcome = raft::OperationOutcome::Done;
            }
            if (call.returned || call.operation.kind == raft::OperationKind::Delete)
                telling.push_back(std::move(call));
        }
        return telling;
    }

private:
    std::optional<std::uint64_t> firstReadOf(const raft::Operation &put) const
    {
        std::optional<std::uint64_t> first;
        for (const raft::ClientCall &call : m_calls) {
            const bool saw = call.returned && call.operation.kind == raft::OperationKind::Read &&
                             call.operation.key == put.key && call.operation.result == put.value;
            if (saw && (!first || *call.returned < *first))
                first = call.returned;
        }
        return first;
    }

    std::mutex m_mutex;
    std::vector<raft::ClientCall> m_calls;
    std::uint64_t m_moment = 0;
    std::atomic<int> m_done = 0;
};

/// One client that writes and reads a few keys at servers taken at random.
class BusyClient {
public:
    BusyClient(int number, const std::vector<quint16> &ports, const Fields &fields, History &history)
        : m_number(number), m_ports(ports), m_fields(fields), m_history(history),
          m_random(static_cast<quint32>(number))
    {
    }

    void run(const std::atomic<bool> &stop)
    {
        while (!stop) {
            doOne();
            std::this_thread::sleep_for(std::chrono::milliseconds(m_random.bounded(20)));
        }
    }

private:
    void doOne()
    {
        raft::Operation operation;
        const int server = m_random.bounded(static_cast<int>(m_ports.size()));
        operation.server = {static_cast<std::uint64_t>(server + 1)};
        operation.key = "k" + std::to_string(m_random.bounded(8));
        const int kind = m_random.bounded(10);
        operation.kind = kind < 4   ? raft::OperationKind::Read
                         : kind < 9 ? raft::OperationKind::Put
                                    : raft::OperationKind::Delete;
        if (operation.kind == raft::OperationKind::Put)
            operation.value = std::to_string(m_number) + "." + std::to_string(++m_values);
        const QByteArray target = "/kv/" + QByteArray::fromStdString(operation.key);
        const QByteArray method = kind < 4 ? "GET" : kind < 9 ? "PUT" : "DELETE";
        const QByteArray body = QByteArray::fromStdString(operation.value);
        const std::size_t call = m_history.begin(operation);
        Client client(m_ports[static_cast<std::size_t>(server)], {}, std::chrono::milliseconds(1500));
        conclude(call, operation.kind == raft::OperationKind::Read,
                 client.ask(method, target, body, m_fields));
    }

    void conclude(std::size_t call, bool read, const Answer &answer)
    {
        using enum raft::OperationOutcome;
        if (answer.status == 200)
            m_history.end(call, Done,
                          read ? std::optional(answer.json()["value"].get<std::string>()) : std::nullopt);
        else if (read && answer.status == 404)
            m_history.end(call, Done);
        else if (answer.status == 503)
            m_history.end(call, Refused);
        else
            m_history.end(call, Unknown);
    }

    int m_number;
    const std::vector<quint16> &m_ports;
    Fields m_fields;
    History &m_history;
    QRandomGenerator m_random;
    int m_values = 0;
};

/// Some of them, each with a thread of its own, until stop().
class BusyClients {
public:
    BusyClients(int count, const std::vector<quint16> &ports, const Fields &fields, History &history)
        : m_ports(ports)
    {
        for (int number = 1; number <= count; ++number)
            m_clients.emplace_back([this, number, fields, &history] {
                BusyClient(number, m_ports, fields, history).run(m_stop);
            });
    }
    ~BusyClients() { stop(); }

    void stop()
    {
        m_stop = true;
        for (std::thread &client : m_clients)
            client.join();
        m_clients.clear();
    }

private:
    std::vector<quint16> m_ports;
    std::atomic<bool> m_stop = false;
    std::vector<std::thread> m_clients;
};

} // namespace raftarium

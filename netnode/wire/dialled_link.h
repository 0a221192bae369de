#pragma once

#include "netnode/wire/frame_socket.h"
#include "netnode/wire/handshake.h"

#include <QFutureWatcher>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace raftarium {

/// A link that this side keeps open: dials, asks for the upgrade, and dials again after a loss, first after
/// 50 ms, then more and more slowly, at last every 2 s. A name is looked up anew for every attempt: whoever
/// comes back may have another address, as containers do.
class DialledLink : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QUrl url;                             ///< http or https, with host and port.
        std::optional<QSslConfiguration> tls; ///< Needed for https.
        std::string token;                    ///< Sent as bearer token unless empty.
        std::function<LinkRequest()> request; ///< Asked for every attempt.
    };

    explicit DialledLink(Settings settings, QObject *parent = nullptr);
    ~DialledLink() override;

    /// Begins to dial.
    void start();
    /// Every attempt from now on shows these certificates.
    void setTls(const QSslConfiguration &tls) { m_settings.tls = tls; }
    /// If it only waits to dial again, it does so now: there is reason to think that the other side is back.
    void hurry();
    bool isOpen() const { return m_open != nullptr; }
    /// Whether the other side was reached and does not want this link.
    bool isRefused() const { return m_isRefused; }
    const QUrl &url() const { return m_settings.url; }
    /// Queues whole frames; without an open link they are lost.
    void send(QByteArrayView frames);
    /// Bytes that the other side has not yet taken.
    qint64 unsent() const { return m_open == nullptr ? 0 : m_open->unsent(); }

signals:
    /// The other side has accepted.
    void opened(const raftarium::LinkAnswer &answer);
    /// A frame has arrived.
    void received(const QByteArray &payload);
    /// Everything queued has been handed to the system.
    void drained();
    /// The link or an attempt has ended; the next attempt follows by itself.
    void closed(const QString &reason);

private:
    void dial();
    void connectSocket();
    void greet();
    void readAnswer();
    void fail(const QString &reason);
    void dropSocket();

    Settings m_settings;
    QTcpSocket *m_socket = nullptr; ///< While the link is being made.
    std::string m_answer;           ///< Bytes of the answer to the upgrade.
    FrameSocket *m_open = nullptr;
    QFutureWatcher<void> m_lookup; ///< Of the name. One that outlives its attempt serves the next.
    bool m_isRefused = false;
    QTimer m_retry;
    QTimer m_patience;
    std::chrono::milliseconds m_backoff;
};

} // namespace raftarium

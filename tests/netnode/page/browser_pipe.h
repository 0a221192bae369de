#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

/// Chromium without a window, driven over the pipe of its DevTools: requests go in and answers and events
/// come out as JSON, each ended by a zero byte.
class BrowserPipe {
public:
    static QString program()
    {
        const QString chromium = QStandardPaths::findExecutable(QStringLiteral("chromium"));
        return chromium.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("google-chrome"))
                                  : chromium;
    }

    ~BrowserPipe()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Opens a page and waits until `ready` holds in it; false when it does not.
    bool open(const QString &path,
              const QString &ready = QStringLiteral("document.documentElement.dataset.ready === 'yes'"))
    {
        // The browser speaks through its file descriptors 3 and 4.
        const QStringList options{QStringLiteral("--headless=new"),
                                  QStringLiteral("--no-sandbox"),
                                  QStringLiteral("--disable-gpu"),
                                  QStringLiteral("--no-first-run"),
                                  QStringLiteral("--disable-extensions"),
                                  QStringLiteral("--user-data-dir=") + m_profile.path(),
                                  QStringLiteral("--window-size=1280,900"),
                                  QStringLiteral("--remote-debugging-pipe"),
                                  QStringLiteral("about:blank")};
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("bash"),
                        QStringList{QStringLiteral("-c"), QStringLiteral("exec \"$@\" 3<&0 4>&1 >/dev/null"),
                                    QStringLiteral("bash"), program()} +
                            options);
        if (!m_process.waitForStarted())
            return false;
        QString target;
        const QJsonArray targets =
            call(QStringLiteral("Target.getTargets"), {})[QStringLiteral("targetInfos")].toArray();
        for (const QJsonValue &each : targets)
            if (each.toObject()[QStringLiteral("type")] == QStringLiteral("page"))
                target = each.toObject()[QStringLiteral("targetId")].toString();
        m_session = call(QStringLiteral("Target.attachToTarget"),
                         {{QStringLiteral("targetId"), target},
                          {QStringLiteral("flatten"), true}})[QStringLiteral("sessionId")]
                        .toString();
        for (const QString &domain : {QStringLiteral("Page"), QStringLiteral("Runtime"),
                                      QStringLiteral("Log"), QStringLiteral("Network")})
            call(domain + QStringLiteral(".enable"), {});
        call(QStringLiteral("Page.navigate"),
             QJsonObject{{QStringLiteral("url"), QString(QStringLiteral("file://") + path)}});
        for (int i = 0; i < 600; ++i) {
            if (evaluate(ready).toBool())
                return true;
            QTest::qWait(50);
        }
        return false;
    }

    /// The value of an expression in the page; promises are awaited.
    QJsonValue evaluate(const QString &expression)
    {
        const QJsonObject answer =
            call(QStringLiteral("Runtime.evaluate"), {{QStringLiteral("expression"), expression},
                                                      {QStringLiteral("returnByValue"), true},
                                                      {QStringLiteral("awaitPromise"), true}});
        return answer[QStringLiteral("result")].toObject()[QStringLiteral("value")];
    }

    /// What a method answers.
    QJsonObject call(const QString &method, const QJsonObject &parameters)
    {
        QJsonObject request{{QStringLiteral("id"), ++m_id},
                            {QStringLiteral("method"), method},
                            {QStringLiteral("params"), parameters}};
        if (!m_session.isEmpty())
            request[QStringLiteral("sessionId")] = m_session;
        m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\0');
        for (;;) {
            const QJsonObject next = read();
            if (next.isEmpty() || next[QStringLiteral("id")].toInt() == m_id)
                return next[QStringLiteral("result")].toObject();
            note(next);
        }
    }

    /// What the page, or the browser about it, has said; and the addresses it asked for.
    QStringList said() const { return m_said; }
    QStringList requests() const { return m_requests; }

private:
    QJsonObject read()
    {
        while (!m_read.contains('\0')) {
            if (!m_process.waitForReadyRead(30'000))
                return {};
            m_read += m_process.readAllStandardOutput();
        }
        const qsizetype end = m_read.indexOf('\0');
        const QJsonObject next = QJsonDocument::fromJson(m_read.left(end)).object();
        m_read.remove(0, end + 1);
        return next;
    }

    void note(const QJsonObject &event)
    {
        const QString method = event[QStringLiteral("method")].toString();
        if (method == u"Runtime.consoleAPICalled" || method == u"Runtime.exceptionThrown" ||
            method == u"Log.entryAdded")
            m_said.append(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
        if (method == u"Network.requestWillBeSent")
            m_requests.append(event[QStringLiteral("params")]
                                  .toObject()[QStringLiteral("request")]
                                  .toObject()[QStringLiteral("url")]
                                  .toString());
    }

    QTemporaryDir m_profile;
    QProcess m_process;
    QByteArray m_read;
    QString m_session;
    int m_id = 0;
    QStringList m_said;
    QStringList m_requests;
};

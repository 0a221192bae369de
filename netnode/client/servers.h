#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <variant>

namespace raftarium {

/// The servers that a client may ask: what `text` names, else what the variable RAFT_NODES names, else
/// http://localhost:8001 … 8005.
///
/// They stand one after the other with commas or spaces between them: "http://localhost:8001",
/// "localhost:8001" or just a port of localhost, "8001". Answers a sentence instead when something is none of
/// these.
std::variant<QList<QUrl>, QString> serverUrls(const QString &text);

/// Whether serverUrls(text) are servers that were named, rather than those that are there usually.
bool areNamed(const QString &text);

/// The URL without its path, as servers are named to people.
QString nameOf(const QUrl &server);

} // namespace raftarium

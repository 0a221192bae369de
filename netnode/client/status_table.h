#pragma once

#include "netnode/client/cluster_client.h"

#include <QJsonArray>
#include <QString>

namespace raftarium {

/// The servers one a line, for people: who leads, in which term, and how far each has come.
QString statusTable(const QList<ServerStatus> &servers);
/// The same for programs: what each says of itself with its "url", or "url" and "problem".
QJsonArray statusJson(const QList<ServerStatus> &servers);
/// What a second look may show changed, in one line: roles and terms.
QString statusLine(const QList<ServerStatus> &servers);

} // namespace raftarium

#pragma once

#include "netnode/client/cluster_client.h"

#include <QJsonArray>
#include <QString>

namespace raftarium {

/// The servers one a line, for people: who leads, in which term, and how far each has come. Where it would be
/// wider than `width` columns (0: as wide as it likes), the less important columns are left out.
QString statusTable(const QList<ServerStatus> &servers, int width = 0);
/// The same for programs: what each says of itself with its "url" and whether it "leads", or "url" and
/// "problem".
QJsonArray statusJson(const QList<ServerStatus> &servers);
/// What a second look may show changed, in one line: roles and terms.
QString statusLine(const QList<ServerStatus> &servers);

} // namespace raftarium

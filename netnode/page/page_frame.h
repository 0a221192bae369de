#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace raftarium {

/// The page around its contents (resources/web/page.html): style and player inside, colours as everywhere,
/// and a policy that lets the page load nothing and run nothing but this player.
///
/// `parts` are HTML that is put in at the places of that name.
QByteArray framedPage(QHash<QByteArray, QByteArray> parts);

/// How a Content-Security-Policy names a style or script that stands in the page: by its hash.
QByteArray policySource(const QByteArray &text);

} // namespace raftarium

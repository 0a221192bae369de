#include "netnode/raftctl/closest_name.h"

#include <algorithm>
#include <vector>

namespace raftarium {

namespace {

/// Slips from one text to the other (optimal string alignment distance).
qsizetype slips(const QString &from, const QString &to)
{
    const auto width = static_cast<std::size_t>(to.size()) + 1;
    std::vector<std::vector<qsizetype>> least(static_cast<std::size_t>(from.size()) + 1,
                                              std::vector<qsizetype>(width));
    for (std::size_t i = 0; i < least.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const auto at = static_cast<qsizetype>(i);
            const auto of = static_cast<qsizetype>(j);
            const bool same = from[at - 1] == to[of - 1];
            least[i][j] =
                std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && from[at - 1] == to[of - 2] && from[at - 2] == to[of - 1])
                least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
        }
    }
    return least.back().back();
}

} // namespace

QString closestName(const QString &typed, const QStringList &names)
{
    constexpr qsizetype longest = 64; // A slip is never longer than that, and the work stays small.
    const QString small = typed.toLower();
    QString closest;
    if (typed.isEmpty() || typed.size() > longest)
        return closest;
    qsizetype fewest = 1 + std::max(qsizetype{1}, typed.size() / 3);
    for (const QString &name : names) {
        const bool begins = typed.size() > 2 && name.startsWith(typed, Qt::CaseInsensitive);
        const qsizetype distance = begins ? 1 : slips(small, name.toLower());
        if (distance < fewest) {
            fewest = distance;
            closest = name;
        }
    }
    return closest;
}

} // namespace raftarium

#pragma once

#include <QString>

#include <optional>

namespace raftarium {

/// How well something fits what was typed, by its title and other words for it: the lower, the better.
/// Nothing when a word that was typed occurs in neither. The beginning of a title comes first, then
/// beginnings of words in the title and in the synonyms, and last what stands inside of words.
std::optional<int> paletteRank(const QString &title, const QString &synonyms, const QString &typed);

} // namespace raftarium

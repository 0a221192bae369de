#include "app/window/palette_match.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace raftarium {

namespace {

/// Of one word, the best first.
enum Rank { WholeWordOfTitle, BeginsWordOfTitle, BeginsSynonym, InsideTitle, InsideSynonym };

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[^\\w%§]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return text.split(between, Qt::SkipEmptyParts);
}

bool anyBeginsWith(const QStringList &words, const QString &typed)
{
    return std::any_of(words.begin(), words.end(),
                       [&typed](const QString &word) { return word.startsWith(typed, Qt::CaseInsensitive); });
}

std::optional<int> rankOfWord(const QString &title, const QString &synonyms, const QString &typed)
{
    const QStringList titleWords = wordsOf(title);
    if (titleWords.contains(typed, Qt::CaseInsensitive))
        return WholeWordOfTitle;
    if (anyBeginsWith(titleWords, typed))
        return BeginsWordOfTitle;
    if (anyBeginsWith(wordsOf(synonyms), typed))
        return BeginsSynonym;
    if (title.contains(typed, Qt::CaseInsensitive))
        return InsideTitle;
    return synonyms.contains(typed, Qt::CaseInsensitive) ? std::optional<int>(InsideSynonym) : std::nullopt;
}

} // namespace

std::optional<int> paletteRank(const QString &title, const QString &synonyms, const QString &typed)
{
    int worst = 0;
    for (const QString &word : wordsOf(typed)) {
        const std::optional<int> rank = rankOfWord(title, synonyms, word);
        if (!rank)
            return std::nullopt;
        worst = std::max(worst, *rank);
    }
    // The words in their order, from the first on: nothing fits better.
    const bool begins = title.startsWith(typed.simplified(), Qt::CaseInsensitive);
    return begins ? 0 : worst + 1;
}

} // namespace raftarium

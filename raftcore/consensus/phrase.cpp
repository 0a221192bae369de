#include "raftcore/consensus/phrase.h"

#include <array>
#include <atomic>
#include <charconv>
#include <system_error>
#include <utility>

namespace raft {

namespace {

std::atomic<Translation> &currentTranslation()
{
    static std::atomic<Translation> current{nullptr};
    return current;
}

bool isPlace(std::string_view pattern, std::size_t at)
{
    return pattern[at] == '%' && at + 1 < pattern.size() && pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
}

thread_local bool speaksEnglish = false;

constexpr char composedMark = '\x1f';
constexpr std::size_t mostPlaces = 9;

void appendMeasured(std::string &text, std::string_view part)
{
    text.append(std::to_string(part.size())).append(1, ':').append(part);
}

/// Takes what appendMeasured() has appended from the front of the text; empty where nothing of the kind
/// stands.
std::string_view takeMeasured(std::string_view &text)
{
    std::size_t size = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), size);
    const auto begin = static_cast<std::size_t>(end - text.data()) + 1;
    if (problem != std::errc() || begin > text.size() || size > text.size() - begin) {
        text = {};
        return {};
    }
    const std::string_view part = text.substr(begin, size);
    text.remove_prefix(begin + size);
    return part;
}

/// The pattern with `valueAt(place)` in the places 0 to `count` - 1.
template <class ValueAt>
std::string filled(std::string_view pattern, std::size_t count, ValueAt valueAt)
{
    std::string sentence;
    sentence.reserve(pattern.size() + 16);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (!isPlace(pattern, at)) {
            sentence += pattern[at];
            continue;
        }
        // A place without a value is a mistake of the pattern; it is left for the eye to see.
        const auto place = static_cast<std::size_t>(pattern[++at] - '1');
        sentence += place < count ? valueAt(place) : pattern.substr(at - 1, 2);
    }
    return sentence;
}

/// As said(). What looks composed may have been written by a stranger, in a mark or a log: it neither nests
/// without end nor grows, for each value is said once.
std::string said(std::string_view text, int mostNested)
{
    if (mostNested == 0 || !text.starts_with(composedMark))
        return std::string(text);
    text.remove_prefix(1);
    const std::string pattern(takeMeasured(text));
    std::array<std::string, mostPlaces> values;
    for (std::size_t place = 0; place < values.size() && !text.empty(); ++place)
        values[place] = said(takeMeasured(text), mostNested - 1);
    return filled(translated(pattern.c_str()), values.size(),
                  [&values](std::size_t place) { return std::exchange(values[place], {}); });
}

} // namespace

void translateBy(Translation translation)
{
    currentTranslation() = translation;
}

std::string translated(const char *pattern, const char *context)
{
    const Translation translation = speaksEnglish ? nullptr : currentTranslation().load();
    return translation != nullptr ? translation(context, pattern) : std::string(pattern);
}

std::string phrase(const char *pattern, std::initializer_list<std::string_view> values)
{
    return filled(translated(pattern), values.size(),
                  [&values](std::size_t place) { return values.begin()[place]; });
}

std::string composed(const char *pattern, std::initializer_list<std::string_view> values)
{
    std::string text(1, composedMark);
    appendMeasured(text, pattern);
    for (const std::string_view value : values)
        appendMeasured(text, value);
    return text;
}

std::string said(std::string_view text)
{
    constexpr int mostNested = 80; // The members of a large cluster, one in the other.
    return said(text, mostNested);
}

InEnglish::InEnglish() : m_before(std::exchange(speaksEnglish, true))
{
}

InEnglish::~InEnglish()
{
    speaksEnglish = m_before;
}

std::string citation(std::string_view section)
{
    constexpr std::string_view thesis = "thesis ";
    constexpr std::string_view figure = "Figure ";
    if (section.starts_with(thesis))
        return phrase("thesis %1", {section.substr(thesis.size())});
    if (section.starts_with(figure))
        return phrase("Figure %1", {section.substr(figure.size())});
    return std::string(section);
}

} // namespace raft

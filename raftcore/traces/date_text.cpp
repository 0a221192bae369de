#include "raftcore/traces/date_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace raft {

namespace {

/// Takes a text apart from front to back.
class DateScan {
public:
    explicit DateScan(std::string_view text) : m_text(text) {}

    std::size_t at() const { return m_at; }
    bool take(std::string_view oneOf)
    {
        const bool fits = m_at < m_text.size() && oneOf.find(m_text[m_at]) != std::string_view::npos;
        m_at += fits ? 1 : 0;
        return fits;
    }
    /// Exactly so many digits.
    std::optional<int> digits(std::size_t count)
    {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_at + i >= m_text.size() || std::isdigit(static_cast<unsigned char>(m_text[m_at + i])) == 0)
                return std::nullopt;
            value = value * 10 + (m_text[m_at + i] - '0');
        }
        m_at += count;
        return value;
    }
    /// Any number of digits behind a point, in microseconds.
    std::int64_t fraction()
    {
        std::int64_t value = 0;
        std::int64_t weight = 100'000;
        for (; m_at < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[m_at])) != 0; ++m_at) {
            value += (m_text[m_at] - '0') * weight;
            weight /= 10;
        }
        return value;
    }
    /// "Z", "+0100" or "+01:00", in minutes east; 0 when there is none.
    std::int64_t zone()
    {
        if (take("Z"))
            return 0;
        const std::size_t begin = m_at;
        const bool west = m_at < m_text.size() && m_text[m_at] == '-';
        if (take("+-")) {
            const std::optional<int> hours = digits(2);
            take(":");
            const std::optional<int> minutes = digits(2);
            if (hours && minutes)
                return (*hours * 60 + *minutes) * (west ? -1 : 1);
        }
        m_at = begin;
        return 0;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

constexpr std::int64_t oneSecond = 1'000'000;

/// "10:11:12.123", in microseconds since midnight.
std::optional<std::int64_t> clockIn(DateScan &scan)
{
    const std::optional<int> hour = scan.digits(2);
    const std::optional<int> minute = hour && scan.take(":") ? scan.digits(2) : std::nullopt;
    const std::optional<int> secondOfMinute = minute && scan.take(":") ? scan.digits(2) : std::nullopt;
    if (!secondOfMinute)
        return std::nullopt;
    const std::int64_t fraction = scan.take(".,") ? scan.fraction() : 0;
    return ((*hour * 60 + *minute) * 60 + *secondOfMinute) * oneSecond + fraction;
}

/// The number up to here, which may not be in the middle of a word.
std::optional<std::uint64_t> wholeNumber(std::string_view text, std::size_t &length)
{
    constexpr std::uint64_t most = 1'000'000'000'000;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    length = static_cast<std::size_t>(end - text.data());
    return error == std::errc() && number <= most ? std::optional(number) : std::nullopt;
}

bool endsWord(std::string_view text, std::size_t at)
{
    return at >= text.size() || text[at] == ' ' || text[at] == '\t';
}

/// Days since 1970 in the calendar of today, by counting years from March on.
std::int64_t daysSince1970(std::int64_t year, std::int64_t month, std::int64_t day)
{
    const std::int64_t shifted = year - (month <= 2 ? 1 : 0);
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719'468;
}

} // namespace

std::optional<Time> dateAt(std::string_view text, std::size_t &length)
{
    DateScan scan(text);
    const std::optional<int> year = scan.digits(4);
    const bool first = year && scan.take("-/");
    const std::optional<int> month = first ? scan.digits(2) : std::nullopt;
    const bool second = month && scan.take("-/");
    const std::optional<int> day = second ? scan.digits(2) : std::nullopt;
    const std::optional<std::int64_t> clock = day && scan.take("T ") ? clockIn(scan) : std::nullopt;
    if (!clock || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    const std::int64_t east = scan.zone();
    length = scan.at();
    return Time((daysSince1970(*year, *month, *day) * 24 * 60 - east) * 60 * oneSecond + *clock);
}

std::optional<Time> syslogDateAt(std::string_view text, std::size_t &length)
{
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::size_t wordSize = 3;
    const std::size_t place = text.size() > wordSize ? months.find(text.substr(0, wordSize)) : months.npos;
    if (place == months.npos || place % wordSize != 0 || text[wordSize] != ' ')
        return std::nullopt;
    DateScan scan(text.substr(wordSize + 1));
    const bool isPadded = scan.take(" ");
    const std::optional<int> day = scan.digits(isPadded ? 1 : 2);
    const std::optional<std::int64_t> clock = day && scan.take(" ") ? clockIn(scan) : std::nullopt;
    if (!clock || *day < 1 || *day > 31)
        return std::nullopt;
    length = wordSize + 1 + scan.at();
    constexpr std::int64_t leapYear = 1972;
    return Time(daysSince1970(leapYear, static_cast<std::int64_t>(place / wordSize) + 1, *day) * 24 * 3'600 *
                    oneSecond +
                *clock);
}

std::optional<Time> timeOfDayAt(std::string_view text, std::size_t &length)
{
    DateScan scan(text);
    const std::optional<std::int64_t> clock = clockIn(scan);
    length = scan.at();
    return clock && endsWord(text, length) ? std::optional(Time(*clock)) : std::nullopt;
}

std::optional<Time> secondsAt(std::string_view text, std::size_t &length)
{
    const std::size_t bracket = text.starts_with('[') ? 1 : 0;
    std::size_t digits = 0;
    const std::optional<std::uint64_t> whole = wholeNumber(text.substr(bracket), digits);
    DateScan scan(text.substr(std::min(bracket + digits, text.size())));
    if (!whole || !scan.take("."))
        return std::nullopt;
    const std::int64_t fraction = scan.fraction();
    scan.take("s");
    const bool closes = bracket == 0 || scan.take("]");
    length = bracket + digits + scan.at();
    return closes && endsWord(text, length)
               ? std::optional(Time(static_cast<std::int64_t>(*whole) * oneSecond + fraction))
               : std::nullopt;
}

std::optional<Time> tenthsAt(std::string_view text, std::size_t &length)
{
    constexpr std::size_t fewest = 3;
    const std::optional<std::uint64_t> tenths = wholeNumber(text, length);
    const bool fits = tenths && length >= fewest && endsWord(text, length);
    return fits ? std::optional(Time(static_cast<std::int64_t>(*tenths) * 100)) : std::nullopt;
}

std::optional<Time> dateOf(std::string_view text)
{
    std::size_t length = 0;
    const std::optional<Time> date = dateAt(text, length);
    return length == text.size() ? date : std::nullopt;
}

} // namespace raft

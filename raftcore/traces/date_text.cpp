#include "raftcore/traces/date_text.h"

#include <algorithm>
#include <cctype>

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
    const bool third = day && scan.take("T ");
    const std::optional<int> hour = third ? scan.digits(2) : std::nullopt;
    const std::optional<int> minute = hour && scan.take(":") ? scan.digits(2) : std::nullopt;
    const std::optional<int> secondOfMinute = minute && scan.take(":") ? scan.digits(2) : std::nullopt;
    if (!secondOfMinute || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    const std::int64_t fraction = scan.take(".,") ? scan.fraction() : 0;
    const std::int64_t east = scan.zone();
    length = scan.at();
    const std::int64_t minutes = (daysSince1970(*year, *month, *day) * 24 + *hour) * 60 + *minute - east;
    return Time((minutes * 60 + *secondOfMinute) * 1'000'000 + fraction);
}

std::optional<Time> dateOf(std::string_view text)
{
    std::size_t length = 0;
    const std::optional<Time> date = dateAt(text, length);
    return length == text.size() ? date : std::nullopt;
}

} // namespace raft

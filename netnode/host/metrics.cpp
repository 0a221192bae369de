#include "netnode/host/metrics.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace raftarium {

namespace {

std::string seconds(std::int64_t micros)
{
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   static_cast<double>(micros) / 1e6, std::chars_format::general)
                         .ptr;
    return {digits.data(), end};
}

} // namespace

void DurationHistogram::add(std::chrono::microseconds duration)
{
    const auto place = std::lower_bound(bounds.begin(), bounds.end(), duration.count());
    ++m_counts[static_cast<std::size_t>(place - bounds.begin())];
    m_sum += duration;
}

void DurationHistogram::print(std::string &out, const char *name, const char *help) const
{
    const std::string title(name);
    out += "# HELP " + title + ' ' + help + "\n# TYPE " + title + " histogram\n";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        total += m_counts[i];
        out += title + "_bucket{le=\"" + seconds(bounds[i]) + "\"} " + std::to_string(total) + '\n';
    }
    total += m_counts.back();
    out += title + "_bucket{le=\"+Inf\"} " + std::to_string(total) + '\n';
    out += title + "_sum " + seconds(m_sum.count()) + '\n';
    out += title + "_count " + std::to_string(total) + '\n';
}

} // namespace raftarium

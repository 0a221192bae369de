#include "raftcore/pictures/history_svg.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/pictures/svg.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace raft {

namespace {

using Fate = HistoryBar::Fate;

constexpr double columnWidth = 26;
constexpr double laneHeight = 48;
constexpr double barHeight = 24;
constexpr double inBar = 5; ///< Between the edge of a bar and its words.
constexpr double margin = 16;
constexpr std::size_t markRows = 4;
constexpr double markHeight = 14;
constexpr double longestMark = 190;
constexpr double letter = 6.2; ///< About the width of one at the size of the texts in bars.

/// As much of a text as fits, in whole characters.
std::string fitting(const std::string &text, double width)
{
    const auto most = static_cast<std::size_t>(std::max(1.0, width / letter));
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; };
    const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
    if (letters <= most)
        return text;
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && (count < most || !begins(text[at])); ++at)
        count += begins(text[at]) ? 1 : 0;
    while (at > 0 && !begins(text[at - 1]))
        --at;
    return text.substr(0, at > 0 ? at - 1 : 0) + "…";
}

/// Breaks a sentence into lines of at most so many bytes, between words.
std::vector<std::string> linesOf(const std::string &sentence, std::size_t most)
{
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
        const std::string word = sentence.substr(at, end - at);
        if (!lines.back().empty() && lines.back().size() + word.size() >= most)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        at = end + 1;
    }
    return lines;
}

std::string tooltipOf(const HistoryBar &bar)
{
    const std::string id = std::to_string(bar.id);
    switch (bar.fate) {
    case Fate::InOrder:
        return phrase("%1 (operation %2): number %3 of the order", {bar.text, id, std::to_string(bar.place)});
    case Fate::FitsNowhere:
        return phrase("%1 (operation %2): fits nowhere after the order that was found", {bar.text, id});
    case Fate::NotReached: return phrase("%1 (operation %2): called later", {bar.text, id});
    case Fate::NotNeeded:
        return phrase("%1 (operation %2): its outcome is not known, and the order does without it",
                      {bar.text, id});
    }
    return bar.text;
}

class HistoryPicture {
public:
    HistoryPicture(const HistoryChart &chart, SvgScheme scheme)
        : m_chart(chart), m_left(margin + labelWidth()),
          m_width(std::max(560.0, m_left + static_cast<double>(chart.columns) * columnWidth + margin)),
          m_proof(linesOf(chart.proof, static_cast<std::size_t>((m_width - 2 * margin) / letter))),
          m_marks(72 + 16 * static_cast<double>(m_proof.size())),
          m_top(m_marks + (chart.marks.empty() ? 0 : markRows * markHeight + 8)),
          m_height(m_top + static_cast<double>(chart.lanes.size()) * laneHeight + 76),
          m_svg(m_width, m_height, title(), scheme)
    {
    }

    std::string draw() &&
    {
        drawHeading();
        drawMarks();
        for (std::size_t lane = 0; lane < m_chart.lanes.size(); ++lane)
            drawLane(lane);
        for (const HistoryBar &bar : m_chart.bars)
            drawBar(bar);
        drawOrder();
        drawLegend();
        return std::move(m_svg).finish();
    }

    PicturePlace placeOf(const HistoryBar &bar) const { return {x(bar.from), middle(bar.lane)}; }

    PicturePart names() const
    {
        if (labelWidth() == 0)
            return {};
        return {0, m_top, m_left - inBar, static_cast<double>(m_chart.lanes.size()) * laneHeight};
    }

private:
    std::string title() const
    {
        switch (m_chart.verdict) {
        case Linearizability::Verdict::Holds: return phrase("Linearizable");
        case Linearizability::Verdict::Violated: return phrase("Not linearizable: key \"%1\"", {m_chart.key});
        case Linearizability::Verdict::Undecided: break;
        }
        return phrase("Undecided: key \"%1\"", {m_chart.key});
    }

    double labelWidth() const
    {
        std::size_t longest = 0;
        for (const std::string &client : m_chart.lanes)
            longest = std::max(longest, std::min<std::size_t>(client.size(), 20));
        return longest == 0 ? 0 : 50 + static_cast<double>(longest) * 7;
    }

    double x(std::size_t column) const { return m_left + (static_cast<double>(column) + 0.5) * columnWidth; }
    double middle(std::size_t lane) const { return m_top + (static_cast<double>(lane) + 0.5) * laneHeight; }

    void drawHeading()
    {
        m_svg.text(margin, 26, "ink title", fitting(title(), (m_width - 2 * margin) * 0.8));
        double y = 46;
        for (const std::string &line : m_proof) {
            m_svg.text(margin, y, "ink", line);
            y += 16;
        }
        std::string shown;
        if (m_chart.leftOutBefore > 0)
            shown = phrase("%1 operations came before, in an order that explains them.",
                           {std::to_string(m_chart.leftOutBefore)}) +
                    ' ';
        if (m_chart.leftOut > 0)
            shown += phrase("%1 others are left out.", {std::to_string(m_chart.leftOut)});
        m_svg.text(margin, y + 2, "dim small", shown);
    }

    /// Who led and what was done to the cluster, on the axis of the operations: a line down through the
    /// lanes, with its words in the first row in which there is room.
    void drawMarks()
    {
        std::array<double, markRows> taken{};
        taken.fill(m_left - 2);
        for (const HistoryMark &mark : m_chart.marks) {
            const double at = x(mark.column);
            const bool isFault = mark.kind == HistoryMoment::Kind::Fault;
            const std::string words = (isFault                                    ? "✕ "
                                       : mark.kind == HistoryMoment::Kind::Leader ? "♛ "
                                                                                  : "") +
                                      fitting(mark.text, longestMark);
            m_svg.beginGroup(mark.text);
            m_svg.line(at, m_marks, at, m_height - 60, isFault ? "cross thin" : "rule");
            const auto row = std::find_if(taken.begin(), taken.end(), [at](double end) { return end < at; });
            if (row != taken.end()) {
                const double y = m_marks + 10 + static_cast<double>(row - taken.begin()) * markHeight;
                m_svg.text(at + 3, y, isFault ? "fault small" : "lead small", words);
                *row = at + 9 + letter * static_cast<double>(words.size());
            }
            m_svg.endGroup();
        }
    }

    void drawLane(std::size_t lane)
    {
        const double y = middle(lane);
        m_svg.line(m_left, y, m_width - margin, y, "rule");
        if (!m_chart.lanes[lane].empty())
            m_svg.text(margin, y + 4, "dim",
                       phrase("client %1", {fitting(m_chart.lanes[lane], 20 * letter)}));
    }

    void drawBar(const HistoryBar &bar)
    {
        const double from = x(bar.from);
        const double to = bar.returned ? x(bar.to) : m_width - margin;
        const double top = middle(bar.lane) - barHeight / 2;
        std::string classes = bar.fate == Fate::InOrder       ? "order"
                              : bar.fate == Fate::FitsNowhere ? "wrong"
                              : bar.fate == Fate::NotReached  ? "later"
                                                              : "unknown";
        if (!bar.returned && bar.fate == Fate::InOrder)
            classes += " open";
        m_svg.beginGroup(tooltipOf(bar));
        m_svg.rect(from, top, to - from, barHeight, classes);
        if (bar.fate == Fate::FitsNowhere)
            drawCross((from + to) / 2, middle(bar.lane));
        // What was written or read says why: where a bar is too short for it, it stands above.
        const double room = to - from - 2 * inBar;
        if (bar.fate != Fate::FitsNowhere && fitting(bar.text, room) == bar.text)
            m_svg.text(from + inBar, top + 16, "ink small", bar.text);
        else
            m_svg.text(from, top - 4, "ink small", fitting(bar.text, std::max(roomAfter(bar), room)));
        m_svg.endGroup();
    }

    /// From the beginning of a bar to the next one of its lane.
    double roomAfter(const HistoryBar &bar) const
    {
        constexpr double most = 200;
        double room = most;
        for (const HistoryBar &other : m_chart.bars)
            if (other.lane == bar.lane && other.from > bar.from)
                room = std::min(room, x(other.from) - x(bar.from));
        return room;
    }

    void drawCross(double at, double y)
    {
        constexpr double half = 4;
        const auto stroke = [&](double up) {
            return "M" + svgNumber(at - half) + " " + svgNumber(y - up) + " L" + svgNumber(at + half) + " " +
                   svgNumber(y + up);
        };
        m_svg.path(stroke(half) + " " + stroke(-half), "cross");
    }

    /// A dot for each effect, on the lower edge of its bar so that its text can be read, and a way from one
    /// to the next.
    void drawOrder()
    {
        std::vector<const HistoryBar *> order;
        for (const HistoryBar &bar : m_chart.bars)
            if (bar.fate == Fate::InOrder)
                order.push_back(&bar);
        std::sort(order.begin(), order.end(),
                  [](const HistoryBar *a, const HistoryBar *b) { return a->place < b->place; });
        std::string way;
        for (const HistoryBar *bar : order)
            way += (way.empty() ? "M" : " L") + svgNumber(x(bar->effect)) + " " +
                   svgNumber(middle(bar->lane) + barHeight / 2);
        if (order.size() > 1)
            m_svg.path(way, "way");
        for (const HistoryBar *bar : order) {
            const double y = middle(bar->lane) + barHeight / 2;
            m_svg.circle(x(bar->effect), y, 3, "effect");
            m_svg.text(x(bar->effect) + 4, y + 10, "dim small", std::to_string(bar->place));
        }
    }

    void drawLegend()
    {
        const double top = m_height - 44;
        double at = margin;
        const auto entry = [&](const char *classes, const std::string &words) {
            m_svg.rect(at, top, 22, 12, classes);
            m_svg.text(at + 28, top + 10, "dim small", words);
            at += 46 + letter * static_cast<double>(words.size());
        };
        entry("order", phrase("in the order, at the dot"));
        entry("wrong", phrase("✕ fits nowhere"));
        entry("later", phrase("called later"));
        entry("unknown", phrase("outcome unknown"));
        m_svg.text(
            margin, top + 32, "dim small",
            phrase("From left to right: calls, effects and returns, in the order in which they came."));
    }

    const HistoryChart &m_chart;
    double m_left;
    double m_width;
    std::vector<std::string> m_proof;
    double m_marks; ///< Where the rows of marks begin.
    double m_top;
    double m_height;
    Svg m_svg;
};

} // namespace

std::string toSvg(const HistoryChart &chart, SvgScheme scheme)
{
    return HistoryPicture(chart, scheme).draw();
}

std::optional<PicturePlace> contradictionIn(const HistoryChart &chart)
{
    const auto wrong = std::find_if(chart.bars.begin(), chart.bars.end(),
                                    [](const HistoryBar &bar) { return bar.fate == Fate::FitsNowhere; });
    if (wrong == chart.bars.end())
        return std::nullopt;
    return HistoryPicture(chart, SvgScheme::AsViewer).placeOf(*wrong);
}

PicturePart namesIn(const HistoryChart &chart)
{
    return HistoryPicture(chart, SvgScheme::AsViewer).names();
}

} // namespace raft

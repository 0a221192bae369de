#include "raftcore/pictures/elections_svg.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/pictures/svg.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace raft {

namespace {

constexpr double leastWidth = 360;
constexpr double leastHeight = 240;
constexpr double plotLeft = 62;
constexpr double plotMargin = 24;
constexpr double plotTop = 56;
constexpr double belowPlot = 62; ///< And each curve has a line of the legend besides.
constexpr double legendLine = 20;
constexpr std::size_t styles = 6; ///< Of curves: c0 … c5.
constexpr double thousand = 1000;

double milliseconds(Time time)
{
    return std::max(0.001, static_cast<double>(time.count()) / thousand);
}

std::string timeText(double ms)
{
    return ms >= thousand ? svgNumber(ms / thousand) + " s" : svgNumber(ms) + " ms";
}

class ElectionsPicture {
public:
    ElectionsPicture(const std::vector<NamedElections> &elections, SvgScheme scheme, ElectionsRoom room)
        : m_elections(elections), m_width(std::max(room.width, leastWidth)),
          m_height(std::max(room.height, leastHeight)),
          m_plotBottom(m_height - belowPlot - legendLine * static_cast<double>(elections.size())),
          m_svg(m_width, m_height, phrase("Time until a leader is elected"), scheme)
    {
        double least = 1e12;
        double most = 0;
        for (const NamedElections &one : elections)
            if (!one.figures.times().empty()) {
                least = std::min(least, milliseconds(one.figures.times().front()));
                most = std::max(most, milliseconds(one.figures.times().back()));
            }
        m_least = most == 0 ? 1 : least * 0.9;
        m_most = most == 0 ? thousand : std::max(most * 1.1, m_least * 2);
    }

    std::string draw() &&
    {
        m_svg.text(plotLeft, 28, "ink title", phrase("Share of elections decided within a time"));
        drawGrid();
        for (std::size_t i = 0; i < m_elections.size(); ++i)
            drawCurve(i);
        return std::move(m_svg).finish();
    }

private:
    double x(double ms) const
    {
        const double part = std::log(ms / m_least) / std::log(m_most / m_least);
        return plotLeft + std::clamp(part, 0.0, 1.0) * (m_width - plotLeft - plotMargin);
    }
    double y(double part) const { return m_plotBottom - part * (m_plotBottom - plotTop); }

    /// Round times have labels; the less round ones only where a decade has the room.
    bool isLabelled(double step) const
    {
        constexpr double roomForFives = 150;
        constexpr double roomForAll = 300;
        const double decade = x(m_least * 10) - x(m_least);
        const bool isThree = step == 3 || step == 7;
        return step == 1 || decade >= roomForAll || (decade >= roomForFives && !isThree);
    }

    void drawGrid()
    {
        for (int percent = 0; percent <= 100; percent += 20) {
            const double at = y(percent / 100.0);
            m_svg.line(plotLeft, at, m_width - plotMargin, at, percent == 0 ? "axis" : "rule");
            m_svg.text(plotLeft - 8, at + 4, "dim end", std::to_string(percent) + " %");
        }
        double last = -100;
        for (double decade = 0.001; decade < m_most; decade *= 10)
            for (const double step : {1.0, 2.0, 3.0, 5.0, 7.0}) {
                const double ms = decade * step;
                if (ms < m_least || ms > m_most)
                    continue;
                m_svg.line(x(ms), plotTop, x(ms), m_plotBottom, "rule");
                if (!isLabelled(step) || x(ms) - last < 48)
                    continue;
                last = x(ms);
                m_svg.text(last, m_plotBottom + 18, "dim middle", timeText(ms));
            }
        m_svg.text(m_width - plotMargin, m_plotBottom + 36, "dim end", phrase("time without a leader"));
    }

    /// A staircase of at most so many steps: each where the curve has risen by a thousandth.
    void drawCurve(std::size_t place)
    {
        constexpr int steps = 1000;
        const ElectionFigures &figures = m_elections[place].figures;
        const std::string style = "curve c" + std::to_string(place % styles);
        std::string data;
        for (int step = 0; step <= steps; ++step) {
            const std::optional<Time> time = figures.timeOf(static_cast<double>(step) / steps);
            if (!time)
                break;
            const double height = y(figures.decidedWithin(*time));
            const std::string at = svgNumber(x(milliseconds(*time)));
            data += data.empty() ? "M" + at + " " + svgNumber(y(0)) : " H" + at;
            data += " V" + svgNumber(height);
        }
        if (!data.empty() && figures.failed() == 0)
            data += " H" + svgNumber(m_width - plotMargin);
        if (!data.empty())
            m_svg.path(data, style);
        const double legend = m_plotBottom + 54 + legendLine * static_cast<double>(place);
        m_svg.path("M" + svgNumber(plotLeft) + " " + svgNumber(legend) + " h34", style);
        m_svg.text(plotLeft + 44, legend + 4, "ink", median(m_elections[place].name, figures));
    }

    static std::string median(const std::string &name, const ElectionFigures &figures)
    {
        const std::optional<Time> time = figures.timeOf(0.5);
        return time ? phrase("%1: median %2", {name, timeText(milliseconds(*time))})
                    : phrase("%1: fewer than half elect a leader", {name});
    }

    const std::vector<NamedElections> &m_elections;
    double m_width;
    double m_height;
    double m_plotBottom;
    Svg m_svg;
    double m_least = 1;
    double m_most = thousand;
};

} // namespace

std::string toSvg(const std::vector<NamedElections> &elections, SvgScheme scheme, ElectionsRoom room)
{
    return ElectionsPicture(elections, scheme, room).draw();
}

} // namespace raft

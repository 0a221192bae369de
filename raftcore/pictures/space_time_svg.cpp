#include "raftcore/pictures/space_time_svg.h"

#include "raftcore/colors/colors.h"
#include "raftcore/pictures/svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

namespace raft {

namespace {

constexpr double edgeLeft = 56;
constexpr double edgeRight = 24;
constexpr double edgeTop = 64;
constexpr double lanePitch = 56;

/// The first characters of a text: so many bytes, and what belongs to the last one.
std::string beginningOf(const std::string &text, std::size_t bytes)
{
    const auto isInside = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; };
    std::size_t end = std::min(bytes, text.size());
    while (end < text.size() && isInside(text[end]))
        ++end;
    return text.substr(0, end);
}

/// What a server was from a time on.
struct Stretch {
    Time from{};
    Time to{};
    std::uint16_t server = 0;
    Role role = Role::Follower;
    Term term;
    bool down = false;
};

struct Arrow {
    Event sent;
    std::optional<Event> end; ///< Delivered or lost; nothing while it is on its way.
};

/// What of the record falls between the times.
struct Scene {
    std::vector<std::uint16_t> servers;
    std::vector<Stretch> stretches;
    std::vector<Arrow> arrows;
    std::vector<EventNumber> marks; ///< Faults, splits, bookmarks.
};

/// Goes through the record once, up to `to`.
class SceneBuilder {
public:
    SceneBuilder(const Cluster &run, Time from, Time to) : m_run(run), m_from(from), m_to(to)
    {
        for (const ServerView &server : run.view().servers) {
            const auto id = static_cast<std::uint16_t>(server.id.value);
            m_scene.servers.push_back(id);
            m_now[id] = {Time{}, Time{}, id, Role::Follower, Term{}, false};
        }
    }

    Scene build() &&
    {
        const EventRecord &record = m_run.events();
        for (EventNumber number = record.first(); number <= record.size(); ++number) {
            const Event event = record[number];
            // Messages that were sent before the end arrive after it.
            takeMessage(number, event);
            if (event.at <= m_to)
                take(number, event);
        }
        for (auto &[id, stretch] : m_now)
            end(stretch, m_to);
        for (auto &[number, arrow] : m_sent)
            if (arrow.sent.at <= m_to && (!arrow.end || arrow.end->at >= m_from))
                m_scene.arrows.push_back(arrow);
        return std::move(m_scene);
    }

private:
    void takeMessage(EventNumber number, const Event &event)
    {
        if (event.kind == EventKind::MessageSent && event.at <= m_to) {
            m_byMessage[event.subject] = number;
            m_sent[number] = {event, {}};
        } else if (event.kind == EventKind::MessageDelivered || event.kind == EventKind::MessageLost) {
            const auto sent = m_byMessage.find(event.subject);
            if (sent == m_byMessage.end())
                return;
            if (event.at < m_from)
                m_sent.erase(sent->second);
            else
                m_sent[sent->second].end = event;
            m_byMessage.erase(sent);
        }
    }

    void take(EventNumber number, const Event &event)
    {
        const bool matters = importance(event) == Importance::Fault || event.kind == EventKind::Marked ||
                             event.kind == EventKind::SafetyViolated;
        if (matters && event.at >= m_from)
            m_scene.marks.push_back(number);
        const auto found = m_now.find(event.server);
        const bool changes = event.kind == EventKind::StateChanged || event.kind == EventKind::Crashed ||
                             event.kind == EventKind::Restarted;
        if (found == m_now.end() || !changes)
            return;
        end(found->second, event.at);
        Stretch &now = found->second;
        now.from = event.at;
        now.down = event.kind == EventKind::Crashed;
        if (event.kind == EventKind::StateChanged) {
            now.role = static_cast<Role>(event.detail);
            now.term = event.term;
        } else {
            now.role = Role::Follower;
        }
    }

    void end(Stretch stretch, Time at)
    {
        stretch.to = at;
        stretch.from = std::max(stretch.from, m_from);
        if (stretch.to > stretch.from)
            m_scene.stretches.push_back(stretch);
    }

    const Cluster &m_run;
    Time m_from;
    Time m_to;
    Scene m_scene;
    std::map<std::uint16_t, Stretch> m_now;
    std::map<EventNumber, Arrow> m_sent;
    std::map<std::uint64_t, EventNumber> m_byMessage;
};

std::string hex(Rgb color)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%06x", static_cast<unsigned>(color));
    return text.data();
}

/// Classes a0 … a5 for arrows and lanes of the terms, l0 … l5 for leaders.
std::string rulesOf(const Colors &colors)
{
    std::string rules = ".fault { stroke: " + hex(colors.fault) + "; fill: none; stroke-width: 2; }\n";
    for (std::size_t i = 0; i < termFills.size(); ++i) {
        const std::string line = hex(colors.termLines.at(i));
        const std::string number = std::to_string(i);
        rules += ".a" + number + " { stroke: " + line + "; fill: none; }\n";
        rules += ".h" + number + " { fill: " + line + "; stroke: none; }\n";
        rules += ".l" + number + " { stroke: " + line + "; fill: " + hex(termFills.at(i)) + "; }\n";
    }
    return rules;
}

std::string rules()
{
    return ".follows { stroke-width: 3; opacity: .6; } .stands { stroke-width: 6; stroke-dasharray: 8 4; }\n"
           ".down { stroke-width: 1.5; stroke-dasharray: 2 4; } .reply { stroke-dasharray: 4 3; }\n" +
           rulesOf(lightColors) + "@media (prefers-color-scheme: dark) {\n" + rulesOf(darkColors) + "}\n";
}

class SpaceTimePicture {
public:
    SpaceTimePicture(const Cluster &run, const Scene &scene, Time from, Time to)
        : m_run(run), m_scene(scene), m_from(from), m_to(to),
          m_width(std::clamp(static_cast<double>(scene.arrows.size()) * 6, 900.0, 6000.0)),
          m_height(edgeTop + lanePitch * static_cast<double>(scene.servers.size()) + 40),
          m_svg(m_width, m_height, "Space–time diagram", SvgScheme::AsViewer, rules())
    {
    }

    std::string draw() &&
    {
        drawAxis();
        for (const Stretch &stretch : m_scene.stretches)
            draw(stretch);
        for (const Arrow &arrow : m_scene.arrows)
            draw(arrow);
        drawMarks();
        for (std::size_t lane = 0; lane < m_scene.servers.size(); ++lane)
            m_svg.text(16, y(lane) + 4, "title", 'S' + std::to_string(m_scene.servers[lane]));
        return std::move(m_svg).finish();
    }

private:
    double x(Time at) const
    {
        const auto part = static_cast<double>((at - m_from).count()) /
                          std::max(1.0, static_cast<double>((m_to - m_from).count()));
        return edgeLeft + std::clamp(part, 0.0, 1.0) * (m_width - edgeLeft - edgeRight);
    }
    static double y(std::size_t lane) { return edgeTop + lanePitch * (static_cast<double>(lane) + 0.5); }
    std::optional<std::size_t> laneOf(std::uint16_t server) const
    {
        const auto found = std::find(m_scene.servers.begin(), m_scene.servers.end(), server);
        if (found == m_scene.servers.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - m_scene.servers.begin());
    }
    static std::string number(Term term)
    {
        return std::to_string(term.value == 0 ? 0 : (term.value - 1) % termFills.size());
    }

    void drawAxis()
    {
        const auto room = static_cast<double>((m_to - m_from).count());
        const double wanted = room / std::max(2.0, (m_width - edgeLeft - edgeRight) / 100);
        const double power = std::pow(10, std::floor(std::log10(std::max(1.0, wanted))));
        const auto step = static_cast<std::int64_t>(power * (wanted > power * 5   ? 10
                                                             : wanted > power * 2 ? 5
                                                             : wanted > power     ? 2
                                                                                  : 1));
        for (std::int64_t tick = (m_from.count() + step - 1) / step * step; tick <= m_to.count();
             tick += step) {
            m_svg.line(x(Time{tick}), edgeTop, x(Time{tick}), m_height - 32, "rule");
            m_svg.text(x(Time{tick}), m_height - 14, "dim small middle",
                       svgNumber(static_cast<double>(tick) / 1e6) + " s");
        }
    }

    void draw(const Stretch &stretch)
    {
        const double lane = y(*laneOf(stretch.server));
        const double from = x(stretch.from);
        const double to = x(stretch.to);
        if (stretch.down)
            m_svg.line(from, lane, to, lane, "axis down");
        else if (stretch.role == Role::Leader)
            m_svg.rect(from, lane - 6, to - from, 12, "l" + number(stretch.term));
        else if (stretch.term.value == 0)
            m_svg.line(from, lane, to, lane, "rule follows");
        else
            m_svg.line(from, lane, to, lane,
                       (stretch.role == Role::Follower ? "follows a" : "stands a") + number(stretch.term));
    }

    void draw(const Arrow &arrow)
    {
        const auto from = laneOf(arrow.sent.server);
        const auto to = laneOf(arrow.sent.other);
        if (!from || !to)
            return;
        const bool lost = arrow.end && arrow.end->kind == EventKind::MessageLost;
        const double x1 = x(arrow.sent.at);
        const double x2 = x(arrow.end ? arrow.end->at : m_to);
        const double y2 = lost ? (y(*from) + y(*to)) / 2 : y(*to);
        const auto type = static_cast<MessageType>(arrow.sent.detail);
        m_svg.line(x1, y(*from), x2, y2, (isReply(type) ? "reply a" : "a") + number(arrow.sent.term));
        if (lost && arrow.end->at <= m_to)
            cross(x2, y2, 4);
        else if (arrow.end && arrow.end->at <= m_to)
            drawHead(x1, y(*from), x2, y2, arrow.sent.term);
    }

    void drawHead(double x1, double y1, double x2, double y2, Term term)
    {
        const double turn = std::atan2(y2 - y1, x2 - x1);
        const auto corner = [&](double by) {
            return svgNumber(x2 - 7 * std::cos(turn + by)) + ' ' + svgNumber(y2 - 7 * std::sin(turn + by));
        };
        m_svg.path('M' + svgNumber(x2) + ' ' + svgNumber(y2) + 'L' + corner(0.4) + ' ' + corner(-0.4) + 'z',
                   'h' + number(term));
    }

    void cross(double x, double y, double half)
    {
        m_svg.line(x - half, y - half, x + half, y + half, "fault");
        m_svg.line(x - half, y + half, x + half, y - half, "fault");
    }

    void drawMarks()
    {
        double free = 0; // Up to here words stand already.
        for (const EventNumber number : m_scene.marks) {
            const Event event = m_run.events()[number];
            const double at = x(event.at);
            const std::string sentence = m_run.describe(number);
            m_svg.beginGroup(sentence);
            if (const auto lane = laneOf(event.server); lane && event.kind == EventKind::Crashed)
                cross(at, y(*lane), 7);
            else
                m_svg.line(at, edgeTop - 16, at, m_height - 32, "fault reply");
            m_svg.endGroup();
            const std::string words = beginningOf(sentence, 60);
            const double room = 6.2 * static_cast<double>(words.size());
            const bool turns = at + room > m_width; // The words stand to the left of the mark.
            if ((turns ? at - room : at) < free)
                continue;
            m_svg.text(turns ? at - 4 : at + 4, edgeTop - 20, turns ? "small end" : "small", words);
            free = turns ? at : at + room;
        }
    }

    const Cluster &m_run;
    const Scene &m_scene;
    Time m_from;
    Time m_to;
    double m_width;
    double m_height;
    Svg m_svg;
};

} // namespace

std::optional<std::string> spaceTimeSvg(const Cluster &run, Time from, Time to, std::size_t mostMessages)
{
    const Scene scene = SceneBuilder(run, from, to).build();
    if (scene.arrows.size() > mostMessages)
        return std::nullopt;
    return SpaceTimePicture(run, scene, from, to).draw();
}

} // namespace raft

#include "timeline_scene.h"

#include "mark_labels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

using raft::Event;
using raft::EventKind;
using raft::EventNumber;

constexpr double roomy = 14;                ///< Pixels a commit needs to be drawn in full.
constexpr double narrow = 3;                ///< Pixels below which neighbours are told apart no more.
constexpr std::size_t messagesBefore = 400; ///< Looked at for arrows that come in from the left.
constexpr double markColumn = 12;           ///< Pixels that marks share when there are too many.
constexpr int clientRows = 2;

/// Arranges one scene; each method adds one kind of thing.
class Arranger {
public:
    explicit Arranger(const TimelineSource &source) : m_source(source), m_record(source.record)
    {
        const TimeSpan window = source.geometry.window();
        m_scene.first = numberAt(window.from - 1) + 1;
        m_scene.last = numberAt(window.to);
    }

    TimelineScene arrange()
    {
        addLanes();
        addTerms();
        addSplits();
        addMessages();
        addCommits();
        if (m_source.filter.clients)
            addClients();
        addMarks();
        return std::move(m_scene);
    }

private:
    EventNumber numberAt(double time) const
    {
        return time < 0 ? 0
                        : m_source.index.lastUpTo(m_record, raft::Time{static_cast<raft::Time::rep>(time)});
    }
    double xOf(raft::Time time) const { return m_source.geometry.mapTimeToX(time); }
    raft::Time placeOf(EventNumber number) const { return m_source.index.placeOf(m_record, number); }
    double xOfEvent(EventNumber number) const { return xOf(placeOf(number)); }
    double clampX(double x) const
    {
        return std::clamp(x, m_source.geometry.left(), m_source.geometry.right());
    }
    int laneOf(std::uint64_t server) const
    {
        const auto found = std::find(m_source.servers.begin(), m_source.servers.end(), raft::NodeId{server});
        return found == m_source.servers.end() ? -1 : static_cast<int>(found - m_source.servers.begin());
    }
    bool isHidden(std::uint64_t server) const { return m_source.filter.hidden.count({server}) > 0; }
    double endX() const { return clampX(xOf(m_source.end)); }

    void addLanes();
    void addLane(int lane, const std::vector<TimelineIndex::Segment> &segments);
    void addTerms();
    void addSplits();
    void addMessages();
    void addArrows(const TimelineIndex::Events &sent);
    void addArrow(EventNumber number);
    void addDensities(const std::vector<MessageClass> &classes);
    const std::vector<EventNumber> &columnEdges();
    void addCommits();
    void addCommitTicks(const TimelineIndex::Events &commits, double y);
    void addCommitNotches(const TimelineIndex::Events &commits, double y);
    void addClients();
    void addClient(const TimelineIndex::Operation &operation);
    void addMarks();
    void addMark(EventNumber number);
    EventNumber mostImportant(std::size_t from, std::size_t to) const;
    bool wanted(MessageClass kind) const;

    const TimelineSource &m_source;
    const raft::EventRecord &m_record;
    TimelineScene m_scene;
    std::vector<EventNumber> m_edges;              ///< The last event before each column of pixels.
    std::array<double, clientRows> m_clientRows{}; ///< How far each row of bars is filled.
};

void Arranger::addLanes()
{
    for (std::size_t lane = 0; lane < m_source.servers.size(); ++lane)
        addLane(static_cast<int>(lane), m_source.index.lane(m_source.servers[lane]).segments);
}

void Arranger::addLane(int lane, const std::vector<TimelineIndex::Segment> &segments)
{
    const auto after = [&](double x) {
        const raft::Time time = m_source.geometry.xToTime(x);
        return std::upper_bound(
            segments.begin(), segments.end(), time,
            [](raft::Time value, const TimelineIndex::Segment &segment) { return value < segment.from; });
    };
    const double end = endX();
    auto next = after(m_source.geometry.left());
    // Of states shorter than what can be seen only the first is drawn.
    const auto changes = static_cast<double>(after(end) - next);
    const double least = changes > m_source.geometry.width() / 12 ? densityColumn : 1;
    for (double x = m_source.geometry.left(); x < end;) {
        const TimelineIndex::Segment &segment = *(next - 1);
        const double to = next == segments.end() ? end : std::min(end, std::max(x + least, xOf(next->from)));
        if (segment.present)
            m_scene.lanes.push_back({lane, x, to, segment.term, segment.role, segment.liveness});
        x = to;
        if (next == segments.end())
            break;
        next = std::max(next + 1, after(x));
    }
}

void Arranger::addTerms()
{
    const auto &terms = m_source.index.terms();
    const double end = endX();
    const raft::Time start = m_source.geometry.xToTime(m_source.geometry.left());
    auto next = std::upper_bound(
        terms.begin(), terms.end(), start,
        [](raft::Time value, const TimelineIndex::TermStart &term) { return value < term.from; });
    double x = next == terms.begin() ? (next == terms.end() ? end : clampX(xOf(next->from)))
                                     : m_source.geometry.left();
    if (next == terms.begin() && next != terms.end())
        ++next;
    while (x < end) {
        const double to = next == terms.end() ? end : std::min(end, std::max(x + 1, xOf(next->from)));
        m_scene.terms.push_back({x, to, (next - 1)->term});
        x = to;
        while (next != terms.end() && xOf(next->from) <= x)
            ++next;
    }
}

void Arranger::addSplits()
{
    for (const TimelineIndex::Split &split : m_source.index.splits()) {
        const double from = clampX(xOfEvent(split.began));
        const double to = split.healed == 0 ? m_source.geometry.right() : clampX(xOfEvent(split.healed));
        if (to > from)
            m_scene.splits.push_back({from, to});
    }
}

bool Arranger::wanted(MessageClass kind) const
{
    switch (kind) {
    case MessageClass::Vote: return m_source.filter.votes;
    case MessageClass::Append: return m_source.filter.replication;
    default: return m_source.filter.heartbeats;
    }
}

void Arranger::addMessages()
{
    std::vector<MessageClass> dense;
    std::size_t room = m_source.arrowBudget;
    for (const MessageClass kind : {MessageClass::Vote, MessageClass::Append, MessageClass::Heartbeat}) {
        if (!wanted(kind))
            continue;
        std::size_t count = 0;
        for (const raft::NodeId server : m_source.servers) {
            const auto &sent = m_source.index.lane(server).sent[static_cast<std::size_t>(kind)];
            const auto [from, to] = placesBetween(sent, m_scene.first, m_scene.last);
            count += isHidden(server.value) ? 0 : to - from;
        }
        if (count > room) {
            dense.push_back(kind);
            continue;
        }
        room -= count;
        for (const raft::NodeId server : m_source.servers)
            if (!isHidden(server.value))
                addArrows(m_source.index.lane(server).sent[static_cast<std::size_t>(kind)]);
    }
    if (!dense.empty())
        addDensities(dense);
}

void Arranger::addArrows(const TimelineIndex::Events &sent)
{
    const raft::Time start = m_source.geometry.xToTime(m_source.geometry.left());
    const auto [from, to] = placesBetween(sent, m_scene.first, m_scene.last);
    const std::size_t earliest = from > messagesBefore ? from - messagesBefore : 0;
    for (std::size_t place = from; place > earliest; --place) {
        const EventNumber number = sent[place - 1];
        if (placeOf(number) + m_source.index.longestFlight() < start && m_source.index.endOf(number) != 0)
            break;
        const EventNumber end = m_source.index.endOf(number);
        if (end == 0 || placeOf(end) >= start)
            addArrow(number);
    }
    for (std::size_t place = from; place < to; ++place)
        addArrow(sent[place]);
}

void Arranger::addArrow(EventNumber number)
{
    const Event &event = m_record[number];
    const int fromLane = laneOf(event.server);
    const int toLane = laneOf(event.other);
    if (fromLane < 0 || toLane < 0 || fromLane == toLane || isHidden(event.other))
        return;
    TimelineScene::Arrow arrow;
    arrow.sent = number;
    arrow.term = event.term;
    arrow.type = static_cast<raft::MessageType>(event.detail);
    arrow.chunk = arrow.type == raft::MessageType::Snapshot ? event.count : 0;
    const QPointF start(xOfEvent(number), m_source.layout.laneY(fromLane));
    QPointF finish(0, m_source.layout.laneY(toLane));
    if (const EventNumber end = m_source.index.endOf(number)) {
        finish.setX(xOfEvent(end));
        if (m_record[end].kind == EventKind::MessageLost) {
            arrow.fate = TimelineScene::Fate::Lost;
            finish.setY((start.y() + finish.y()) / 2);
        }
    } else {
        arrow.fate = TimelineScene::Fate::OnItsWay;
        const auto found = std::lower_bound(
            m_source.onTheirWay.begin(), m_source.onTheirWay.end(), event.subject,
            [](const raft::MessageView &message, std::uint64_t id) { return message.id < id; });
        if (found == m_source.onTheirWay.end() || found->id != event.subject)
            return; // Not known to have ended and not known to travel: nothing true can be drawn.
        const double passed = microseconds(m_source.end - placeOf(number));
        // What waits to be delivered manually has no time of arrival either.
        const bool held =
            found->fate == raft::MessageFate::Held || m_source.geometry.scale() == TimelineScale::Events;
        const double whole = held ? 4 * passed : microseconds(found->due - event.at);
        const double done = whole <= 0 ? 1 : std::clamp(passed / whole, 0.0, 1.0);
        finish = QPointF(xOf(m_source.end), start.y() + done * (finish.y() - start.y()));
    }
    arrow.line = QLineF(start, finish);
    if (finish.x() >= m_source.geometry.left() && start.x() <= m_source.geometry.right())
        m_scene.arrows.push_back(arrow);
}

const std::vector<EventNumber> &Arranger::columnEdges()
{
    const double right = m_source.geometry.right();
    if (m_edges.empty())
        for (double x = m_source.geometry.left(); x <= right + densityColumn; x += densityColumn)
            m_edges.push_back(numberAt(m_source.geometry.xToMicroseconds(x)));
    return m_edges;
}

void Arranger::addDensities(const std::vector<MessageClass> &classes)
{
    const std::vector<EventNumber> &edges = columnEdges();
    std::vector<std::vector<std::uint32_t>> counts(m_source.servers.size());
    std::uint32_t most = 1;
    for (std::size_t lane = 0; lane < counts.size(); ++lane) {
        counts[lane].resize(edges.size() - 1);
        if (isHidden(m_source.servers[lane].value))
            continue;
        const auto &sent = m_source.index.lane(m_source.servers[lane]).sent;
        for (const MessageClass kind : classes)
            addDensity(sent[static_cast<std::size_t>(kind)], edges, counts[lane]);
        most = std::max(most, *std::max_element(counts[lane].begin(), counts[lane].end()));
    }
    for (std::size_t lane = 0; lane < counts.size(); ++lane) {
        const auto &segments = m_source.index.lane(m_source.servers[lane]).segments;
        std::size_t segment = 0;
        for (std::size_t column = 0; column < counts[lane].size(); ++column) {
            const std::uint32_t count = counts[lane][column];
            if (count == 0)
                continue;
            const raft::Time at = placeOf(edges[column] + 1);
            while (segment + 1 < segments.size() && segments[segment + 1].from <= at)
                ++segment;
            const auto height = std::sqrt(static_cast<float>(count) / static_cast<float>(most));
            m_scene.densities.push_back(
                {static_cast<int>(lane),
                 m_source.geometry.left() + static_cast<double>(column) * densityColumn, height,
                 segments[segment].term});
        }
    }
}

void Arranger::addCommits()
{
    if (!m_source.filter.replication)
        return;
    std::size_t most = 0;
    for (const raft::NodeId server : m_source.servers) {
        const auto [from, to] =
            placesBetween(m_source.index.lane(server).commits, m_scene.first, m_scene.last);
        most = std::max(most, to - from);
    }
    m_scene.commitsAreDense = static_cast<double>(most) > m_source.geometry.width() / roomy;
    for (std::size_t lane = 0; lane < m_source.servers.size(); ++lane) {
        if (isHidden(m_source.servers[lane].value))
            continue;
        const TimelineIndex::Events &commits = m_source.index.lane(m_source.servers[lane]).commits;
        if (m_scene.commitsAreDense)
            addCommitNotches(commits, m_source.layout.laneY(static_cast<int>(lane)));
        else
            addCommitTicks(commits, m_source.layout.laneY(static_cast<int>(lane)));
    }
}

void Arranger::addCommitTicks(const TimelineIndex::Events &commits, double y)
{
    const auto [from, to] = placesBetween(commits, m_scene.first, m_scene.last);
    for (std::size_t place = from; place < to; ++place)
        m_scene.commits.push_back({commits[place], {xOfEvent(commits[place]), y}});
}

/// One for each column in which something was committed.
void Arranger::addCommitNotches(const TimelineIndex::Events &commits, double y)
{
    const std::vector<EventNumber> &edges = columnEdges();
    auto place = std::upper_bound(commits.begin(), commits.end(), edges.front());
    for (std::size_t column = 0; column + 1 < edges.size(); ++column) {
        const auto reach = std::min<std::ptrdiff_t>(edges[column + 1] - edges[column], commits.end() - place);
        const auto next = std::upper_bound(place, place + reach, edges[column + 1]);
        if (next != place) {
            const double x = m_source.geometry.left() + static_cast<double>(column) * densityColumn;
            m_scene.commits.push_back({*place, {x, y}});
        }
        place = next;
    }
}

/// Bars in two rows; where there are more operations than pixels, as many as fit.
void Arranger::addClients()
{
    const auto &operations = m_source.index.operations();
    // Operations overlap: those called shortly before the window may reach into it.
    constexpr std::ptrdiff_t reach = 200;
    const auto calledBefore = [](const TimelineIndex::Operation &operation, EventNumber number) {
        return operation.called < number;
    };
    auto place = std::lower_bound(operations.begin(), operations.end(), m_scene.first, calledBefore);
    const auto end = std::lower_bound(place, operations.end(), m_scene.last + 1, calledBefore);
    const bool crowded = end - place > 1000;
    place -= std::min<std::ptrdiff_t>(reach, place - operations.begin());
    m_clientRows.fill(m_source.geometry.left() - 1);
    if (!crowded) {
        for (; place != end; ++place)
            addClient(*place);
        return;
    }
    for (const EventNumber edge : columnEdges()) {
        place = std::lower_bound(place, end, edge + 1, calledBefore);
        if (place == end)
            return;
        addClient(*place);
    }
}

void Arranger::addClient(const TimelineIndex::Operation &operation)
{
    const double rowHeight = m_source.layout.clients.height() / clientRows;
    const double from = xOfEvent(operation.called);
    const double to = operation.returned == 0 ? endX() : xOfEvent(operation.returned);
    const auto row = std::min_element(m_clientRows.begin(), m_clientRows.end());
    if (to < m_source.geometry.left() || std::max(from + 3, to) < *row + 1)
        return;
    TimelineScene::ClientBar bar;
    bar.called = operation.called;
    const double start = std::max(from, *row + 1);
    bar.rect = QRectF(start, m_source.layout.clients.top() + rowHeight * double(row - m_clientRows.begin()),
                      std::max(3.0, to - start), rowHeight - 1);
    if (operation.returned != 0)
        bar.outcome = static_cast<raft::OperationOutcome>(m_record[operation.returned].detail);
    *row = bar.rect.right();
    m_scene.clients.push_back(bar);
}

void Arranger::addMarks()
{
    const TimelineIndex::Events &marks = m_source.index.marks();
    const auto [from, to] = placesBetween(marks, m_scene.first, m_scene.last);
    const bool crowded = static_cast<double>(to - from) > m_source.geometry.width() / markColumn;
    for (std::size_t place = from; place < to;) {
        if (!crowded) {
            addMark(marks[place++]);
            continue;
        }
        const double x = xOfEvent(marks[place]);
        const EventNumber last = numberAt(m_source.geometry.xToMicroseconds(x + markColumn));
        const auto next = std::upper_bound(marks.begin() + static_cast<std::ptrdiff_t>(place) + 1,
                                           marks.begin() + static_cast<std::ptrdiff_t>(to), last);
        const auto after = static_cast<std::size_t>(next - marks.begin());
        addMark(mostImportant(place, after));
        place = after;
    }
    placeMarkLabels(m_source, endX(), m_scene.marks);
}

/// Of the marks that share a column; beyond the first hundred they could not be distinguished anyway.
EventNumber Arranger::mostImportant(std::size_t from, std::size_t to) const
{
    const TimelineIndex::Events &marks = m_source.index.marks();
    EventNumber best = marks[from];
    for (std::size_t place = from + 1; place < std::min(to, from + 100); ++place)
        if (raft::importance(m_record[marks[place]]) > raft::importance(m_record[best]) &&
            m_record[marks[place]].kind != EventKind::Noted)
            best = marks[place];
    return best;
}

/// Whether it does harm: what repairs, asks or bookmarks has no business in the colour of faults.
bool doesHarm(const Event &event)
{
    switch (event.kind) {
    case EventKind::Crashed:
    case EventKind::Paused:
    case EventKind::NetworkSplit:
    case EventKind::MessageTouched:
    case EventKind::DiskChanged:
    case EventKind::RuleTurnedOff:
    case EventKind::SafetyViolated: return true;
    case EventKind::LinkChanged: {
        const auto change = static_cast<raft::LinkChange>(event.detail);
        return change != raft::LinkChange::Opened && change != raft::LinkChange::Released;
    }
    default: return false;
    }
}

void Arranger::addMark(EventNumber number)
{
    const Event &event = m_record[number];
    const bool leader = event.kind == EventKind::StateChanged;
    const bool fault = doesHarm(event);
    const bool violation = event.kind == EventKind::SafetyViolated;
    const bool intervention = !leader && !violation && event.kind != EventKind::Marked;
    if (event.kind == EventKind::Noted || (intervention && !m_source.filter.faults))
        return;
    TimelineScene::Mark mark;
    mark.event = number;
    mark.lane = laneOf(event.server);
    // A leader's crown stands where its lane begins: at the start of the step that made it one.
    mark.at = QPointF(xOfEvent(leader ? raft::stepStart(m_record, number) : number),
                      mark.lane < 0 ? m_source.layout.lanes.top() : m_source.layout.laneY(mark.lane));
    mark.leader = leader;
    mark.fault = fault;
    mark.violation = violation;
    // Many links changed at once are one thing to the eye.
    if (!m_scene.marks.empty() && !leader && m_scene.marks.back().fault == fault &&
        event.kind == EventKind::LinkChanged && mark.at.x() - m_scene.marks.back().at.x() < narrow)
        return;
    m_scene.marks.push_back(mark);
}

} // namespace

TimelineScene arrangeTimeline(const TimelineSource &source)
{
    return Arranger(source).arrange();
}

namespace {

/// The event that is meant by a point: of what lies within reach the most important, and of that the nearest.
class Pick {
public:
    /// What things are, by how much they matter; a label stands for nothing but its mark.
    enum class Rank { Message, Client, Commit, Mark, Leader, Violation, Label };

    void offer(EventNumber event, Rank rank, double away)
    {
        if (away >= reach || (m_event != 0 && std::pair(m_rank, -m_away) >= std::pair(rank, -away)))
            return;
        m_event = event;
        m_rank = rank;
        m_away = away;
    }
    EventNumber event() const { return m_event; }

private:
    static constexpr double reach = 5; ///< Pixels.

    EventNumber m_event = 0;
    Rank m_rank = Rank::Message;
    double m_away = 0;
};

double distanceTo(const QLineF &line, QPointF point)
{
    const QPointF along = line.p2() - line.p1();
    const double square = QPointF::dotProduct(along, along);
    const double part = square <= 0 ? 0 : QPointF::dotProduct(point - line.p1(), along) / square;
    return QLineF(point, line.pointAt(std::clamp(part, 0.0, 1.0))).length();
}

} // namespace

EventNumber TimelineScene::eventAt(QPointF point) const
{
    constexpr double markRadius = 2;
    Pick pick;
    for (const Mark &mark : marks) {
        if (mark.labelRect.adjusted(-4, -2, 2, 2).contains(point))
            pick.offer(mark.event, Pick::Rank::Label, 0);
        pick.offer(mark.event,
                   mark.violation ? Pick::Rank::Violation
                   : mark.leader  ? Pick::Rank::Leader
                                  : Pick::Rank::Mark,
                   QLineF(point, mark.at).length() - markRadius);
    }
    for (const CommitTick &commit : commits)
        pick.offer(commit.event, Pick::Rank::Commit, QLineF(point, commit.at).length());
    for (const ClientBar &bar : clients)
        if (bar.rect.adjusted(-1, -1, 1, 1).contains(point))
            pick.offer(bar.called, Pick::Rank::Client, 0);
    for (const Arrow &arrow : arrows)
        pick.offer(arrow.sent, Pick::Rank::Message, distanceTo(arrow.line, point));
    return pick.event();
}

} // namespace raftarium

#pragma once

#include "timeline_geometry.h"
#include "timeline_index.h"

#include "raftcore/cluster/cluster.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <vector>

/// What is drawn of a record in a window of time: shapes with their places and the events they stand for. The
/// painter draws them, the mouse hits them, tests and screen readers list them.
namespace raftarium {

/// What the person wants to see.
struct TimelineFilter {
    bool replication = true; ///< AppendEntries and the like.
    bool heartbeats = true;
    bool votes = true;
    bool faults = true; ///< Faults, bookmarks and other interventions.
    bool clients = true;
    std::set<raft::NodeId> hidden; ///< Servers whose messages and commits are left out.

    bool everything() const
    {
        return replication && heartbeats && votes && faults && clients && hidden.empty();
    }
    bool operator==(const TimelineFilter &) const = default;
};

/// What an event says in words.
struct EventWords {
    QString text;     ///< Cluster::textOf()
    QString sentence; ///< Cluster::describe()
};

/// Everything a scene is made from.
struct TimelineSource {
    const raft::EventRecord &record;
    const TimelineIndex &index;
    const TimelineGeometry &geometry;
    const TimelineLayout &layout;
    std::vector<raft::NodeId> servers; ///< Top lane first.
    TimelineFilter filter;
    raft::Time end{};                          ///< How far the run has come.
    std::vector<raft::MessageView> onTheirWay; ///< At `end`; by id.
    std::function<EventWords(raft::EventNumber)> words;
    std::size_t arrowBudget = 500; ///< More messages than this are shown as density.
};

/// Everything that is drawn for a stretch of a run: logical pixels.
struct TimelineScene {
    /// A server's state between two pixels.
    struct LanePiece {
        int lane = 0;
        double from = 0;
        double to = 0;
        raft::Term term{};
        raft::Role role = raft::Role::Follower;
        raft::Liveness liveness = raft::Liveness::Up;
    };
    /// The cluster's highest term between two pixels.
    struct TermPiece {
        double from = 0;
        double to = 0;
        raft::Term term{};
    };
    enum class Fate : std::uint8_t { Arrived, Lost, OnItsWay };
    /// A message from lane to lane. A lost one ends half way; one on its way ends where it is.
    struct Arrow {
        raft::EventNumber sent = 0;
        QLineF line;
        raft::Term term{};
        raft::MessageType type{};
        Fate fate = Fate::Arrived;
        std::uint32_t chunk = 0; ///< Of a snapshot: which chunk it is, from 1 on.
    };
    /// Messages that a server sent in a few columns of pixels, too many to draw.
    struct Density {
        int lane = 0;
        double x = 0;
        float height = 0; ///< 0 … 1 of what is available.
        raft::Term term{};
    };
    /// A fault, bookmark, leader change or violation.
    struct Mark {
        raft::EventNumber event = 0;
        QPointF at;             ///< On the server's lane; of the whole cluster's at the top of the lanes.
        int lane = -1;          ///< -1: the whole cluster.
        bool fault = false;     ///< It does harm, rather than repair, ask or bookmark.
        bool leader = false;    ///< The server at `lane` became leader here.
        bool violation = false; ///< A safety property did not hold here.
        QString label;          ///< Empty when there is no room.
        QRectF labelRect;
    };
    struct CommitTick {
        raft::EventNumber event = 0;
        QPointF at; ///< On the server's lane.
    };
    /// A client operation.
    struct ClientBar {
        raft::EventNumber called = 0;
        QRectF rect;
        raft::OperationOutcome outcome = raft::OperationOutcome::Pending;
        QString label;
    };
    /// The time of a split between two pixels.
    struct SplitPiece {
        double from = 0;
        double to = 0;
    };

    std::vector<LanePiece> lanes;
    std::vector<TermPiece> terms;
    std::vector<SplitPiece> splits;
    std::vector<Density> densities;
    std::vector<Arrow> arrows;
    std::vector<CommitTick> commits;
    bool commitsAreDense = false; ///< Too many to tell apart: drawn as notches.
    std::vector<ClientBar> clients;
    std::vector<Mark> marks;
    raft::EventNumber first = 0; ///< The events of the window are first … last.
    raft::EventNumber last = 0;

    std::size_t eventsShown() const { return last >= first && first > 0 ? last - first + 1 : 0; }
    /// The event drawn at `point`, the most important one first; 0 when there is none.
    raft::EventNumber eventAt(QPointF point) const;
};

/// Arranges what the window of the source's geometry shows. Takes time by what is drawn, not by what
/// happened.
TimelineScene arrangeTimeline(const TimelineSource &source);

/// The widest columns that density is counted in, in pixels.
inline constexpr double densityColumn = 3;

} // namespace raftarium

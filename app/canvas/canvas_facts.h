#pragma once

#include "app/session/known_down.h"
#include "app/session/membership_edit.h"
#include "app/session/server_name.h"
#include "app/session/snapshot_chunks.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

/// What the canvas says about an instant of a cluster, before anything is drawn: the painter paints it,
/// screen readers read it, tests check it.
namespace raftarium {

/// A vote as the candidate's row of pips shows it.
enum class Vote { None, OnItsWay, Granted, Refused };

/// What a voter has answered to a candidate.
struct Pip {
    raft::NodeId voter;
    Vote vote = Vote::None;
};

/// One server as the canvas tells of it.
struct ServerFacts {
    const raft::ServerView *server = nullptr;
    raft::LeaderStanding leadership = raft::LeaderStanding::None;
    raft::Term supersededBy{}; ///< Of a superseded leader: the latest term that is led.
    Belonging belonging = Belonging::Voter;
    std::vector<Pip> pips; ///< Candidates: one for every voter it knows, by id.
    std::size_t granted = 0;
    std::size_t needed = 0; ///< Votes that make a majority.
    QString role;           ///< "LEADER", "follower", …
    QString roleInSentence; ///< "leader", "follower", …
    QString caption;        ///< The line beneath; often empty.

    bool isCandidate() const;
    /// Whether it asks for pre-votes only: no server has voted yet.
    bool isPreCandidate() const;
    bool isLeader() const { return server->isLeader() && isRoleKnown(); }
    bool isRoleKnown() const { return server->knowledge.knows(raft::ServerFact::Role); }
    /// Its term: "3", "≈ 3" when it is inferred, "?" when nothing tells it.
    QString termText() const;
    /// Whether it leads, but can commit nothing new.
    bool isStaleLeader() const { return leadership > raft::LeaderStanding::Working; }
    bool isDown() const { return isKnownToBeDown(*server); }
    /// Whether nothing is known of it yet, or nothing at all.
    bool isUnknown() const { return server->sight != raft::Sight::Seen || (!isRoleKnown() && !isDown()); }
    /// Whether it may be in any term, with any log.
    bool isStateUnknown() const { return hasNeverReported(*server); }
    bool isPaused() const { return server->liveness == raft::Liveness::Paused; }
    /// Whether what stands beneath it is the reason why it does not run, or cannot commit.
    bool saysWhy() const { return isDown() || isPaused() || isStaleLeader(); }
    bool isLearner() const { return belonging == Belonging::Learner; }
    /// Whether it belongs to the cluster at all.
    bool isMember() const
    {
        return belonging == Belonging::Voter || belonging == Belonging::Learner ||
               belonging == Belonging::Leaving;
    }
};

/// The indexes that the log cells beneath every server show.
struct LogWindow {
    raft::Index first{1};
    int count = 0;
};

/// How messages are drawn: the more are on their way, the less of each.
enum class MessageDetail { Labelled, Shapes, Dots, Counts };

/// Whether it is said who cannot commit new entries: not of a partition that is only thought out, and not
/// while a lesson asks what will happen.
enum class Verdict { Shown, Withheld };
/// `values`: captions tell what the stores hold.
std::vector<ServerFacts> serverFacts(const raft::ClusterView &view, bool values = false,
                                     Verdict verdict = Verdict::Shown);
/// What is said about a server, without its name: "leader", "term 3", "log ends at 5@3", …
QStringList serverDetails(const ServerFacts &facts, raft::Time time);
/// A server in words: "S1: leader, term 3, …".
QString serverLine(const ServerFacts &facts, raft::Time time);
/// A message on its way in words: "RequestVote from S1 to S2, term 3".
QString messageLine(const raft::MessageView &each);
/// What is unusual about a link: "cut", "slow, 40 ms more", …; nothing while it is as the network is.
QStringList linkDetails(const raft::LinkView &link);
/// The last `count` indexes of the longest log; fewer while it is shorter.
LogWindow logWindow(const raft::ClusterView &view, int count);
MessageDetail messageDetail(std::size_t onTheirWay);
/// The terms that colour something on the canvas, the latest `most` of them, ascending.
std::vector<raft::Term> termsShown(const raft::ClusterView &view, const LogWindow &window, std::size_t most);

/// "AppendEntries [4–6]", "RequestVote", …
QString messageTitle(const raft::Message &message);
/// All fields of a message, one a line; "?" for what is not known of them.
QStringList messageFields(const raft::MessageView &shown);
/// "3.2 s", "40 ms".
QString durationText(raft::Time duration);
/// A group of voters whose majority is needed while a membership is joint.
struct JointHalf {
    std::vector<raft::NodeId> voters;
    bool outgoing = false;
    QString title; ///< "C old · 2 of 3 needed".
};
/// The two halves of a joint membership, the outgoing one first; nothing while it is not joint (§6).
std::vector<JointHalf> jointHalves(const raft::ClusterView &view);
/// "majority · 3 of 5" or "minority · cannot commit new entries", by the votes a majority needs; where the
/// verdict is withheld, only how many there are.
QString groupTitle(const raft::ClusterView &view, const std::vector<raft::NodeId> &group,
                   Verdict verdict = Verdict::Shown);

/// What stands beneath the clock, a line each: how what a trace does not tell is marked, which rules are off.
/// A few lines at most.
QStringList notices(const raft::ClusterView &view);

/// Everything that the canvas paints of `view` at `time`, in words, one fact a line.
QStringList factLines(const raft::ClusterView &view, raft::Time time, bool values = false,
                      Verdict verdict = Verdict::Shown);

} // namespace raftarium

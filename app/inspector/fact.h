#pragma once

#include "raftcore/cluster/view.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What a page of the inspector says, as data: a list of facts. Made by plain functions, shown by FactsView.
namespace raftarium {

/// Picture of a server beside a headline.
struct ServerBadge {
    raft::NodeId server;
    raft::Term term;
    raft::Role role = raft::Role::Follower;
    bool crashed = false;

    bool operator==(const ServerBadge &) const = default;
};

/// One row of a page.
struct Fact {
    /// How the row looks.
    enum class Shape {
        Title,     ///< Headline `label`, subline `value`, badge.
        Section,   ///< Heading `label`, remark `value` at the right.
        Field,     ///< Name `label`, value `value`, as in the paper's Figure 2.
        TableHead, ///< Column titles in `cells`.
        TableRow,  ///< `cells` under them.
        Check,     ///< Mark and sentence `label`, remark `value`.
        Prose,     ///< `label` wrapped over as many lines as it needs.
        Step,      ///< One event of a chain: time `value`, sentence `label`.
        Button,    ///< Something to do: `label`.
    };
    /// Sign before a Check, Section or Step.
    enum class Mark {
        None,
        Good,      ///< ✓
        Fault,     ///< ✕
        Unchecked, ///< It is not looked for.
        Forced,    ///< ⚑
        Durable,   ///< Survives a crash.
        Volatile,  ///< Lost in a crash.
        Leading,   ///< Exists only while leading.
    };

    Shape shape = Shape::Field;
    QString key; ///< The same fact at another instant has the same key.
    QString label;
    QString value;
    QString before;            ///< The value before the last event, when it was another.
    QString paper;             ///< Section of the paper: "§5.1".
    QString explanation;       ///< For the tool tip.
    QStringList cells;         ///< Of a table.
    QStringList cellsBefore;   ///< The cells before the last event; empty when none changed.
    qsizetype faultyCell = -1; ///< Of a TableRow: the cell that tells of a fault, if any.
    Mark mark = Mark::None;
    bool ticking = false;             ///< Changes with time alone; never marked as changed.
    bool strong = false;              ///< Stands out.
    bool muted = false;               ///< Says little at the moment.
    bool indented = false;            ///< Prose and Button: belongs to the Check above it.
    raft::EventNumber event = 0;      ///< Where activating it leads, if anywhere.
    std::optional<ServerBadge> badge; ///< Of a Title.

    bool operator==(const Fact &) const = default;
    /// All of it in one sentence, for tool tips and screen readers.
    QString sentence() const;
};

using Facts = std::vector<Fact>;

/// Words that are wrapped; muted when they say little at the moment.
Fact proseFact(const QString &key, const QString &text, bool muted = false);

/// Marks in `now` what has another value in `before`, fact by fact of the same key.
void markChanges(Facts &now, const Facts &before);

} // namespace raftarium

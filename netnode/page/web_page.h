#pragma once

#include "netnode/page/lesson_sections.h"
#include "raftcore/cluster/cluster.h"
#include "raftcore/recording/recording.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

/// A run as one web page, which shows it without anything installed: it loads nothing and sends nothing.
namespace raftarium {

/// A run among those of a page.
struct PageRun {
    const raft::Cluster *cluster = nullptr; ///< At its end. Not owned.
    std::string name;
    std::vector<raft::RecordedBookmark> bookmarks;
};

/// What a page is made of.
struct PageContents {
    raft::Recording recording; ///< Goes into the page, which so can be opened again.
    std::vector<PageRun> runs; ///< At least one.
    std::size_t shown = 0;     ///< The run that is shown at first.
    QString command;           ///< What a person types to make the run again; may be empty.
    QString remark;            ///< What is to be known of the runs; may be empty.
    LessonSections lesson;     ///< Empty for a run that is no lesson.
};

/// The page; empty when `progress` has said no.
QByteArray webPage(const PageContents &contents, const raft::WorkProgress &progress);

} // namespace raftarium

#pragma once

#include <QString>

#include <functional>

namespace raftarium {

/// What the lecturer is shown about the place in a lesson.
struct ScriptPage {
    QString caption; ///< For the audience: what there is to see.
    QString notes;   ///< For the lecturer only.
    QString next;    ///< The title of the step that comes next; empty at the end.
    int minutes = 0; ///< How long the whole takes; 0 when it does not say.
};

/// What next and back go through while presenting, where a lesson is open.
struct Script {
    std::function<bool()> isOpen = {};
    std::function<void()> next = {};
    std::function<void()> back = {};
    std::function<ScriptPage()> page = {};
};

} // namespace raftarium

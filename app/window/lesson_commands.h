#pragma once

#include "app/lesson/lesson_list.h"
#include "app/window/panel_commands.h"

#include <QString>

#include <functional>

namespace raftarium {

class LessonEditor;
class LessonPanel;
class Presentation;

/// The lessons and scenarios that are built in.
QList<OfferedLesson> builtInLessons();

/// What lessons need of the window around them.
struct LessonDesk {
    Docked<LessonPanel> lesson;
    Docked<LessonEditor> editor;
    Presentation *presentation = nullptr;
    std::function<void(const QString &path)> open; ///< Reads a lesson and shows it in the panel.
    std::function<void()> askForLesson;            ///< Lets you choose a file.
    std::function<void()> askForAnswers;           ///< Lets you choose where the answers go.
};

/// Adds what opens lessons and goes through them, and lets a presentation go through the one that is open.
void addLessonCommands(Actions &actions, Session *session, const LessonDesk &desk);

} // namespace raftarium

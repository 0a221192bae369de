#include "app/window/lesson_commands.h"

#include "app/lesson/lesson_editor.h"
#include "app/lesson/lesson_panel.h"
#include "app/present/presentation.h"
#include "app/session/spoken_file.h"
#include "netnode/files/lesson_order.h"

#include <QDockWidget>
#include <QFile>
#include <QFileInfo>

namespace raftarium {

namespace {

raft::LessonLevel levelNamed(const QString &name)
{
    for (const raft::LessonLevel level :
         {raft::LessonLevel::First, raft::LessonLevel::Second, raft::LessonLevel::Expert})
        if (name == QString::fromUtf8(raft::name(level)))
            return level;
    return raft::LessonLevel::Unsaid;
}

/// What a file says of itself in its first lines.
OfferedLesson offered(const QFileInfo &info)
{
    OfferedLesson lesson{info.filePath(), {}, {}, {}};
    QFile file(spokenFile(info.filePath()));
    constexpr qint64 beginning = 2048;
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(beginning)) : QString();
    QStringList about;
    for (const QString &line : text.split(u'\n')) {
        const QString value = line.section(u':', 1).trimmed();
        if (line.startsWith(u"title:"))
            lesson.title = value;
        else if (line.startsWith(u"level:"))
            lesson.level = levelNamed(value);
        else if (line.startsWith(u"minutes:"))
            about.prepend(Actions::tr("%1 min").arg(value));
        else if (line.startsWith(u"reference:"))
            about.append(value);
        else if (line.startsWith(u"# ") && lesson.title.isEmpty())
            lesson.title = line.mid(2).trimmed();
    }
    if (lesson.title.isEmpty())
        lesson.title = info.completeBaseName();
    lesson.about = about.join(QStringLiteral(" · "));
    return lesson;
}

Plan whileOpen(const LessonPlayer *player, bool isPossible, const QString &otherwise,
               Plan::UserAction userAction)
{
    if (!player->isOpen())
        return Plan::refuse(Actions::tr("No lesson is open; L shows the lessons."));
    return isPossible ? Plan::to(std::move(userAction)) : Plan::refuse(otherwise);
}

void addSteps(Actions &actions, const LessonDesk &desk)
{
    LessonPlayer *player = desk.lesson.panel->player();
    actions.add({.name = QStringLiteral("lessonNext"),
                 .title = Actions::tr("Next in the lesson"),
                 .tip = Actions::tr("Goes on with the lesson; while something is being shown, to its end"),
                 .synonyms = Actions::tr("step continue"),
                 .keys = {Qt::Key_PageDown},
                 .menu = Menu::Lessons,
                 .plan = [player] {
                     return whileOpen(player, player->canGoOn(), Actions::tr("The lesson ends here"),
                                      [player] { player->next(); });
                 }});
    actions.add({.name = QStringLiteral("lessonBack"),
                 .title = Actions::tr("Back in the lesson"),
                 .tip = Actions::tr("To the place in the lesson before this one"),
                 .synonyms = Actions::tr("step previous"),
                 .keys = {Qt::Key_PageUp},
                 .menu = Menu::Lessons,
                 .plan = [player] {
                     return whileOpen(player, player->canGoBack(), Actions::tr("The lesson begins here"),
                                      [player] { player->back(); });
                 }});
    actions.add({.name = QStringLiteral("lessonReturn"),
                 .title = Actions::tr("Return to the lesson"),
                 .tip = Actions::tr("Shows the lesson's run again; what you did stays as a branch"),
                 .synonyms = Actions::tr("free play"),
                 .menu = Menu::Lessons,
                 .plan = [player] {
                     return whileOpen(player, player->isAway(), Actions::tr("The lesson is already shown"),
                                      [player] { player->returnToLesson(); });
                 }});
    actions.add({.name = QStringLiteral("saveAnswers"),
                 .title = Actions::tr("Save answers…"),
                 .tip = Actions::tr("Keeps your answers to the lesson's questions in a file"),
                 .synonyms = Actions::tr("export homework grade"),
                 .menu = Menu::Lessons,
                 .plan = [player, ask = desk.askForAnswers] { return whileOpen(player, true, {}, ask); }});
}

void addAuthoring(Actions &actions, const Docked<LessonEditor> &editor)
{
    LessonRecorder *recorder = editor.panel->recorder();
    actions.add({.name = QStringLiteral("recordLesson"),
                 .title = Actions::tr("Record as lesson"),
                 .tip = Actions::tr("Opens a new cluster and writes down what you do to it, as a lesson that "
                                    "makes the same run again; once more to stop"),
                 .synonyms = Actions::tr("author write scenario macro"),
                 .menu = Menu::Lessons,
                 .startsGroup = true,
                 .plan =
                     [editor, recorder] {
                         return Plan::to([editor, recorder] {
                             raiseDock(editor.dock);
                             recorder->isRecording() ? editor.panel->stopRecording() : editor.panel->record();
                         });
                     },
                 .isOn = [recorder] { return recorder->isRecording(); }});
    actions.add({.name = QStringLiteral("lessonEditor"),
                 .title = Actions::tr("Lesson editor"),
                 .tip = Actions::tr("Shows where a lesson is written, beside the cluster"),
                 .synonyms = Actions::tr("author source scenario"),
                 .menu = Menu::Lessons,
                 .plan = [editor] { return Plan::to([editor] { raiseDock(editor.dock); }); }});
    QObject::connect(recorder, &LessonRecorder::recordingChanged, &actions, &Actions::refresh);
}

void addBuiltIn(Actions &actions, const LessonDesk &desk)
{
    for (const OfferedLesson &lesson : builtInLessons())
        actions.add({.name = QStringLiteral("lesson-") + QFileInfo(lesson.path).completeBaseName(),
                     .title = lesson.title,
                     .tip = Actions::tr("Opens this lesson beside the cluster"),
                     .synonyms = Actions::tr("lesson scenario lecture"),
                     .topic = Actions::tr("Lesson"),
                     .menu = Menu::BuiltInLessons,
                     .plan = [open = desk.open, path = lesson.path] {
                         return Plan::to([open, path] { open(path); });
                     }});
}

/// One line for the audience: what is asked, else what the lesson says of the picture, else the step's title.
QString captionOf(const LessonPlayer &player)
{
    const raft::Scenario &scenario = player.scenario();
    if (player.stop().kind == LessonStop::Kind::Question)
        return QString::fromStdString(
            std::get<raft::command::Ask>(scenario.commands[player.stop().command].act).question);
    const raft::LessonCues &cues = player.cues();
    return QString::fromStdString(cues.caption.empty() ? scenario.steps[cues.step].title : cues.caption);
}

/// What a presenter's remote goes through.
Script scriptOf(LessonPlayer *player)
{
    return {[player] { return player->isOpen(); }, [player] { player->next(); }, [player] { player->back(); },
            [player] {
                const raft::Scenario &scenario = player->scenario();
                const raft::LessonCues &cues = player->cues();
                const std::size_t next = cues.step + 1;
                ScriptPage page;
                page.caption = captionOf(*player);
                page.notes = QString::fromStdString(cues.notes);
                if (next < scenario.steps.size())
                    page.next = QString::fromStdString(scenario.steps[next].title);
                page.minutes = scenario.minutes;
                return page;
            }};
}

} // namespace

QList<OfferedLesson> builtInLessons()
{
    QList<OfferedLesson> lessons;
    for (const QString &name : lessonsInOrder())
        lessons.append(offered(QFileInfo(QStringLiteral(":/scenarios/%1.md").arg(name))));
    return lessons;
}

void addLessonCommands(Actions &actions, Session *session, const LessonDesk &desk)
{
    actions.add({.name = QStringLiteral("lessons"),
                 .title = Actions::tr("Lessons"),
                 .tip = Actions::tr("Shows the lesson that is open, or the lessons there are"),
                 .synonyms = Actions::tr("lecture course tutorial panel"),
                 .keys = {Qt::Key_L},
                 .menu = Menu::Lessons,
                 .button = {ButtonGroup::Teaching},
                 .glyph = Glyph::Lesson,
                 .plan = [lesson = desk.lesson] {
                     return Plan::to([lesson] {
                         raiseDock(lesson.dock);
                         if (!lesson.panel->player()->isOpen())
                             lesson.panel->setFocus(Qt::ShortcutFocusReason); // Arrows choose a lesson.
                     });
                 }});
    actions.add({.name = QStringLiteral("openLesson"),
                 .title = Actions::tr("Open lesson…"),
                 .tip = Actions::tr("Opens a lesson from a file, step by step"),
                 .synonyms = Actions::tr("load scenario"),
                 .menu = Menu::Lessons,
                 .plan = [ask = desk.askForLesson] { return Plan::to(ask); }});
    addSteps(actions, desk);
    addAuthoring(actions, desk.editor);
    addBuiltIn(actions, desk);
    LessonPanel *panel = desk.lesson.panel;
    panel->setLessons(builtInLessons());
    QObject::connect(panel, &LessonPanel::lessonAsked, panel, desk.open);
    QObject::connect(panel, &LessonPanel::saveAsked, panel, desk.askForAnswers);
    QObject::connect(panel, &LessonPanel::whyAsked, panel, [session, &actions] {
        if (std::holds_alternative<NothingSelected>(session->selection()) ||
            std::holds_alternative<SelectedServer>(session->selection()))
            session->select(SelectedEvent{session->shownEvent()});
        actions.action(QStringLiteral("why"))->trigger();
    });
    QObject::connect(panel, &LessonPanel::pageChanged, panel, [&actions, presentation = desk.presentation] {
        presentation->scriptChanged();
        actions.refresh();
    });
    desk.presentation->setScript(scriptOf(panel->player()));
}

} // namespace raftarium

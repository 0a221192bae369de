#include "app/window/handbook_commands.h"

#include "app/commands/actions.h"
#include "app/window/handbook.h"
#include "raftcore/scenario/reference.h"

#include <QFile>

namespace raftarium {

namespace {

QString pathOf(const char *page)
{
    return QStringLiteral(":/documentation/") + QString::fromLatin1(page);
}

/// A page that comes with the program; empty when it does not.
QString pageOf(const char *name)
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The whole page, or at least what the language says of itself.
QString languagePage()
{
    const QString page = pageOf("scenario-language.md");
    return page.isEmpty() ? QString::fromStdString(raft::referenceMarkdown()) : page;
}

} // namespace

void addHandbookCommands(Actions &actions, QWidget *window, const std::function<Theme()> &theme)
{
    const auto show = [window, theme](const QString &title, const QString &markdown) {
        (new Handbook(title, markdown, theme(), window))->show();
    };
    actions.add(
        {.name = QStringLiteral("scenarioLanguage"),
         .title = Actions::tr("Scenario language"),
         .tip = Actions::tr("Every command, condition and option of lessons and scenarios, with examples"),
         .synonyms = Actions::tr("reference manual help lesson write commands"),
         .menu = Menu::Help,
         .plan = [show] {
             return Plan::to([show] { show(Actions::tr("The scenario language"), languagePage()); });
         }});
    actions.add(
        {.name = QStringLiteral("teachersPage"),
         .title = Actions::tr("For teachers"),
         .tip = Actions::tr("Plans of lectures, an index of the lessons, a lab sheet, how to write a lesson"),
         .synonyms = Actions::tr("teaching lecture course manual help"),
         .menu = Menu::Help,
         .plan = [show] {
             const bool isThere = QFile::exists(pathOf("teaching.md"));
             return Plan::unless(
                 isThere ? QString() : Actions::tr("This program comes without that page"),
                 [show] { show(Actions::tr("Teaching with Raftarium"), pageOf("teaching.md")); });
         }});
}

} // namespace raftarium

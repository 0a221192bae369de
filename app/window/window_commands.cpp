#include "app/window/window_commands.h"

#include "app/window/appearance.h"
#include "app/window/command_palette.h"
#include "app/window/language.h"
#include "app/window/membership_panel.h"
#include "app/window/panels.h"

#include <QSettings>

namespace raftarium {

namespace {

void openMembershipPanel(Session *session, QWidget *window)
{
    auto *panel = window->findChild<MembershipPanel *>();
    if (!panel)
        panel = new MembershipPanel(session, window);
    panel->open();
}

} // namespace

void addPaletteCommands(Actions &actions, CommandPalette *palette)
{
    actions.add({.name = QStringLiteral("goToTime"),
                 .title = Actions::tr("Go to time or event…"),
                 .tip = Actions::tr("Shows a certain time, or the instant after a certain event"),
                 .synonyms = Actions::tr("jump seek"),
                 .keys = {Qt::Key_J},
                 .menu = Menu::Edit,
                 .subjects = Subject::Event | Subject::Instant,
                 .plan = [palette] { return Plan::to([palette] { palette->openForInstant(); }); }});
    actions.add({.name = QStringLiteral("palette"),
                 .title = Actions::tr("Command palette…"),
                 .tip = Actions::tr("Everything by its name: commands, panels, themes, lessons, branches"),
                 .synonyms = Actions::tr("search find command"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                 .menu = Menu::Edit,
                 .startsGroup = true,
                 .plan = [palette] { return Plan::to([palette] { palette->open(); }); }});
}

void addMembershipPanelCommand(Actions &actions, Session *session, QWidget *window)
{
    actions.add({.name = QStringLiteral("membership"),
                 .title = Actions::tr("Membership…"),
                 .tip = Actions::tr(
                     "Who votes, who learns, who leaves: one server, or several by joint consensus (§6)"),
                 .synonyms = Actions::tr("joint consensus voters learners configuration change"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_M)},
                 .menu = Menu::Membership,
                 .startsGroup = true,
                 .subjects = Subject::Cluster,
                 .plan = [=] { return Plan::to([=] { openMembershipPanel(session, window); }); }});
}

void addThemeCommands(Actions &actions, Appearance *appearance)
{
    const auto choice = [appearance](const QString &name, const QString &title, Appearance::Choice theme) {
        return Command{
            .name = QStringLiteral("theme-") + name,
            .title = title,
            .tip = Actions::tr("The colours of the window"),
            .plan = [appearance,
                     theme] { return Plan::to([appearance, theme] { appearance->choose(theme); }); },
            .isOn = [appearance, theme] { return appearance->choice() == theme; }};
    };
    actions.add(
        {.name = QStringLiteral("themes"),
         .title = Actions::tr("Theme"),
         .tip = Actions::tr("The colours of the window"),
         .synonyms = Actions::tr("colours colors mode appearance"),
         .menu = Menu::View,
         .choices = [choice] {
             return std::vector<Command>{
                 choice(QStringLiteral("system"), Actions::tr("As the system"), Appearance::Choice::System),
                 choice(QStringLiteral("light"), Actions::tr("Light"), Appearance::Choice::Light),
                 choice(QStringLiteral("dark"), Actions::tr("Dark"), Appearance::Choice::Dark)};
         }});
}

void addLanguageCommands(Actions &actions, QSettings *settings, const Tell &tell)
{
    const auto choice = [settings, tell](const QString &code, const QString &title) {
        const auto choose = [settings, tell, code] {
            settings->setValue(languageSetting(), code);
            tell(Actions::tr("From the next start on, the window speaks this language."));
        };
        return Command{
            .name = QStringLiteral("language-") + (code.isEmpty() ? QStringLiteral("system") : code),
            .title = title,
            .tip = Actions::tr("The language of the window, from the next start on"),
            .plan = [choose] { return Plan::to(choose); },
            .isOn = [settings, code] { return settings->value(languageSetting()).toString() == code; }};
    };
    actions.add({.name = QStringLiteral("languages"),
                 .title = Actions::tr("Language"),
                 .tip = Actions::tr("The language of the window, from the next start on"),
                 .synonyms = Actions::tr("translation English German Chinese"),
                 .menu = Menu::View,
                 .choices = [choice] {
                     std::vector<Command> choices{choice({}, Actions::tr("As the system"))};
                     for (const Language &language : languages())
                         choices.push_back(choice(language.code, language.name));
                     return choices;
                 }});
}

void addWindowStateCommands(Actions &actions, QWidget *window, Panels *panels)
{
    actions.add({.name = QStringLiteral("fullScreen"),
                 .title = Actions::tr("Full screen"),
                 .tip = Actions::tr("Fills the screen, or leaves it"),
                 .synonyms = Actions::tr("maximise present"),
                 .keys = {Qt::Key_F11},
                 .menu = Menu::View,
                 .startsGroup = true,
                 .plan =
                     [window] {
                         return Plan::to([window] {
                             window->setWindowState(window->windowState() ^ Qt::WindowFullScreen);
                         });
                     },
                 .isOn = [window] { return window->isFullScreen(); }});
    actions.add({.name = QStringLiteral("resetLayout"),
                 .title = Actions::tr("Reset layout"),
                 .tip = Actions::tr("Puts every panel back to where it was at first"),
                 .synonyms = Actions::tr("panels docks default restore"),
                 .menu = Menu::View,
                 .plan = [panels] { return Plan::to([panels] { panels->resetLayout(); }); }});
}

} // namespace raftarium

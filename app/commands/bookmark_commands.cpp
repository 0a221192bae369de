#include "app/commands/actions.h"
#include "app/session/time_text.h"

#include <algorithm>

namespace raftarium {

namespace {

/// The bookmark at the instant shown; the end when there is none.
std::size_t bookmarkHere(const Session &session)
{
    const std::vector<Bookmark> &bookmarks = session.bookmarks();
    const auto found = std::find_if(bookmarks.begin(), bookmarks.end(), [&session](const Bookmark &each) {
        return each.event == session.shownEvent() && each.at == session.shownTime();
    });
    return static_cast<std::size_t>(found - bookmarks.begin());
}

/// Puts a bookmark here at once, for time may go on; then asks what to call it.
Plan setBookmark(Session *session, const AskForName &ask)
{
    return Plan::to([session, ask] {
        const std::size_t present = bookmarkHere(*session);
        const bool isNew = present == session->bookmarks().size();
        const QString proposal = isNew ? Actions::tr("bookmark %1").arg(session->bookmarks().size() + 1)
                                       : session->bookmarks()[present].name;
        session->setBookmark(proposal);
        const std::size_t place = bookmarkHere(*session);
        ask(Actions::tr("Name of the bookmark"), proposal,
            [session, place](const QString &name) { session->renameBookmark(place, name); });
    });
}

QString placeOf(const Session &session, const Bookmark &bookmark)
{
    return session.view().manual ? Actions::tr("event %1").arg(bookmark.event) : timeText(bookmark.at);
}

std::vector<Command> bookmarkChoices(Session *session)
{
    std::vector<Command> choices;
    for (std::size_t i = 0; i < session->bookmarks().size(); ++i) {
        const Bookmark &bookmark = session->bookmarks()[i];
        choices.push_back(
            {.name = QStringLiteral("bookmark%1").arg(i),
             .title = Actions::tr("%1, at %2").arg(bookmark.name, placeOf(*session, bookmark)),
             .tip = Actions::tr("Shows this instant"),
             .plan = [session, i] { return Plan::to([session, i] { session->showBookmark(i); }); }});
    }
    return choices;
}

} // namespace

void addBookmarkCommands(Actions &actions, Session *session, const AskForName &ask)
{
    actions.add({.name = QStringLiteral("bookmark"),
                 .title = Actions::tr("Bookmark this instant…"),
                 .tip = Actions::tr("Puts a bookmark on the timeline, in the present or the past"),
                 .synonyms = Actions::tr("mark flag note name"),
                 .keys = {Qt::Key_M},
                 .menu = Menu::Edit,
                 .startsGroup = true,
                 .subjects = Subject::Event | Subject::Instant,
                 .plan = [session, ask] { return setBookmark(session, ask); }});
    actions.add({.name = QStringLiteral("bookmarks"),
                 .title = Actions::tr("Bookmarks"),
                 .tip = Actions::tr("The bookmarks of this run; choosing one shows its instant"),
                 .synonyms = Actions::tr("mark flag go to"),
                 .menu = Menu::Edit,
                 .plan =
                     [session] {
                         return session->bookmarks().empty()
                                    ? Plan::refuse(Actions::tr("There is no bookmark yet; M puts one."))
                                    : Plan::to([] {});
                     },
                 .choices = [session] { return bookmarkChoices(session); }});
    actions.add({.name = QStringLiteral("deleteBookmark"),
                 .title = Actions::tr("Delete the bookmark here"),
                 .tip = Actions::tr("Forgets the bookmark at the instant shown"),
                 .synonyms = Actions::tr("remove mark flag"),
                 .menu = Menu::Edit,
                 .plan = [session] {
                     const std::size_t place = bookmarkHere(*session);
                     return place == session->bookmarks().size()
                                ? Plan::refuse(Actions::tr("There is no bookmark at this instant."))
                                : Plan::to([session, place] { session->deleteBookmark(place); });
                 }});
}

} // namespace raftarium

#include "app/session/session.h"

#include <algorithm>

// Places in a run that have a name.
namespace raftarium {

void Session::setBookmark(const QString &name)
{
    ++m_changes;
    std::vector<Bookmark> &bookmarks = m_branches[m_branch].bookmarks;
    const auto isBefore = [](const Bookmark &bookmark, raft::Time time) { return bookmark.at < time; };
    const auto place = std::lower_bound(bookmarks.begin(), bookmarks.end(), shownTime(), isBefore);
    if (place != bookmarks.end() && place->at == shownTime() && place->event == shownEvent())
        place->name = name;
    else
        bookmarks.insert(place, {shownEvent(), shownTime(), name});
    announceChange();
}

void Session::renameBookmark(std::size_t place, const QString &name)
{
    if (place >= bookmarks().size() || name.trimmed().isEmpty())
        return;
    m_branches[m_branch].bookmarks[place].name = name.trimmed();
    announceChange();
}

void Session::deleteBookmark(std::size_t place)
{
    std::vector<Bookmark> &bookmarks = m_branches[m_branch].bookmarks;
    if (place >= bookmarks.size())
        return;
    bookmarks.erase(bookmarks.begin() + static_cast<std::ptrdiff_t>(place));
    announceChange();
}

void Session::showBookmark(std::size_t place)
{
    if (place >= bookmarks().size())
        return;
    const Bookmark bookmark = bookmarks()[place];
    m_view->manual ? seekEvent(bookmark.event) : seekTime(bookmark.at);
}

} // namespace raftarium

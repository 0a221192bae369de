#include "app/window/shortcut_list.h"

#include <QFontMetricsF>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace raftarium {

namespace {

QString keysOf(const QAction &action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action.shortcuts();
    for (const QKeySequence &key : shortcuts)
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

/// The same in all the tables of the page.
int keyColumn(const Theme &theme)
{
    return static_cast<int>(
               QFontMetricsF(theme.monospace(9)).horizontalAdvance(QStringLiteral("Ctrl+Shift+Right"))) +
           18;
}

QString rowsOf(const Actions &actions, MenuPlace place, const Theme &theme)
{
    QString rows;
    const QList<QAction *> listed = actions.of(place);
    for (const QAction *action : listed)
        if (action && !action->shortcut().isEmpty())
            rows += QStringLiteral("<tr><td width='%4' style='padding:2px 18px 2px 0; font-family:%1'>%2</td>"
                                   "<td style='padding:2px 0'>%3</td></tr>")
                        .arg(theme.monospace(9).families().first(), keysOf(*action).toHtmlEscaped(),
                             action->text().remove(u'&').toHtmlEscaped())
                        .arg(keyColumn(theme));
    return rows;
}

} // namespace

ShortcutList::ShortcutList(const Actions &actions, const Theme &theme, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutList"));
    setWindowTitle(tr("Keyboard"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 620);
    const std::pair<MenuPlace, QString> menus[]{
        {MenuPlace::Run, tr("Run")},         {MenuPlace::Cluster, tr("Cluster")},
        {MenuPlace::Clients, tr("Clients")}, {MenuPlace::Membership, tr("Membership")},
        {MenuPlace::Faults, tr("Faults")},   {MenuPlace::View, tr("View")},
        {MenuPlace::Edit, tr("Edit")},       {MenuPlace::File, tr("File")},
        {MenuPlace::Help, tr("Help")}};
    QString page =
        tr("<p>Single keys work while no text field has the focus. <b>1 … 9</b> select a server.</p>");
    for (const auto &[place, title] : menus)
        page += QStringLiteral("<h3>%1</h3><table>%2</table>").arg(title, rowsOf(actions, place, theme));
    auto *text = new QTextBrowser;
    text->setFont(theme.font(10));
    text->setHtml(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(text);
}

} // namespace raftarium

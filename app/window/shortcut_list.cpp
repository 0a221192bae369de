#include "app/window/shortcut_list.h"

#include "app/keys/digit_key.h"
#include "app/theme/window_size.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

struct Section {
    QString title;
    std::vector<const Command *> commands;

    /// With its title and the gap after it.
    int rows() const { return static_cast<int>(commands.size()) + 2; }
};

std::vector<Section> sectionsOf(const Actions &actions)
{
    const std::pair<Menu, QString> menus[]{
        {Menu::Run, ShortcutList::tr("Run")},         {Menu::Cluster, ShortcutList::tr("Cluster")},
        {Menu::Clients, ShortcutList::tr("Clients")}, {Menu::Membership, ShortcutList::tr("Membership")},
        {Menu::Faults, ShortcutList::tr("Faults")},   {Menu::View, ShortcutList::tr("View")},
        {Menu::Present, ShortcutList::tr("Present")}, {Menu::Edit, ShortcutList::tr("Edit")},
        {Menu::File, ShortcutList::tr("File")},       {Menu::Export, ShortcutList::tr("Export")},
        {Menu::Lessons, ShortcutList::tr("Lessons")}, {Menu::Lab, ShortcutList::tr("Lab")},
        {Menu::Help, ShortcutList::tr("Help")}};
    std::vector<Section> sections;
    for (const auto &[menu, title] : menus)
        if (Section section{title, actions.withKeys(menu)}; !section.commands.empty())
            sections.push_back(std::move(section));
    return sections;
}

QString allKeys(const Command &command)
{
    QStringList keys;
    for (const QKeySequence &key : command.keys)
        keys.append(keysText(key));
    return keys.join(QStringLiteral("  "));
}

QLabel *label(const QString &text, const QFont &font)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setFont(font);
    return made;
}

/// A column of sections: keys at the left, what they do at the right of them.
QLayout *columnOf(const std::vector<Section> &sections, const Theme &theme)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    int row = 0;
    for (const Section &section : sections) {
        if (row > 0)
            grid->setRowMinimumHeight(row++, 8);
        grid->addWidget(label(section.title, theme.font(10, QFont::DemiBold)), row++, 0, 1, 2);
        for (const Command *command : section.commands) {
            grid->addWidget(label(allKeys(*command), theme.monospace(9)), row, 0);
            grid->addWidget(label(command->title, theme.font(9.5)), row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

/// In their order, in so many columns of about the same height.
std::vector<std::vector<Section>> inColumns(std::vector<Section> sections, std::size_t count)
{
    int left = 0;
    for (const Section &section : sections)
        left += section.rows();
    std::vector<std::vector<Section>> columns(1);
    int height = 0;
    for (Section &section : sections) {
        const auto columnsLeft = static_cast<int>(count - columns.size() + 1);
        const int share = (left + height) / columnsLeft;
        if (columnsLeft > 1 && height > 0 && height + section.rows() / 2 > share) {
            columns.emplace_back();
            height = 0;
        }
        height += section.rows();
        left -= section.rows();
        columns.back().push_back(std::move(section));
    }
    return columns;
}

} // namespace

ShortcutList::ShortcutList(const Actions &actions, const Theme &theme, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutList"));
    setWindowTitle(tr("Keyboard"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr std::size_t columns = 3;
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setSpacing(30);
    for (const std::vector<Section> &column : inColumns(sectionsOf(actions), columns))
        row->addLayout(columnOf(column, theme));
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(
        label(tr("Single keys work while no text field has the focus. 1 … 9 select a server; the "
                 "row of digits works by its place on every keyboard layout."),
              theme.font(9.5)));
    layout->addWidget(scroll, 1);
    resizeWithinScreen(this, page->sizeHint() + QSize(50, 90));
}

} // namespace raftarium

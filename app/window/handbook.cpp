#include "app/window/handbook.h"

#include "app/theme/window_size.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr qreal points = 9.5;
constexpr int besideTitles = 36; ///< Of the list: its frame and scroll bar.
constexpr int widestList = 320;
constexpr int deepestListed = 3; ///< Level of the headings that are listed.

bool isListed(const QTextBlock &block)
{
    const int level = block.blockFormat().headingLevel();
    return level > 1 && level <= deepestListed;
}

/// The end of the section that begins there.
QTextBlock endOf(const QTextBlock &heading)
{
    QTextBlock block = heading.next();
    while (block.isValid() && !isListed(block))
        block = block.next();
    return block;
}

bool holdsWords(const QTextBlock &heading, const QString &words)
{
    const QTextBlock end = endOf(heading);
    for (QTextBlock block = heading; block != end; block = block.next())
        if (block.text().contains(words, Qt::CaseInsensitive))
            return true;
    return words.isEmpty();
}

/// Tables with thin lines, and room around words.
void layOutTables(const QTextDocument &page, const Theme &theme)
{
    for (QTextFrame *frame : page.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(4);
        format.setCellSpacing(0);
        format.setBorder(1);
        format.setBorderBrush(theme.border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setTopMargin(6);
        format.setBottomMargin(6);
        table->setFormat(format);
    }
}

} // namespace

Handbook::Handbook(const QString &title, const QString &markdown, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_field(new QLineEdit(this)), m_sections(new QListWidget(this)),
      m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("handbook"));
    setWindowTitle(title);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    m_field->setObjectName(QStringLiteral("handbookSearch"));
    m_field->setPlaceholderText(tr("Search this page; Enter finds the next place"));
    m_field->setAccessibleName(tr("Search this page"));
    m_field->setClearButtonEnabled(true);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page->setObjectName(QStringLiteral("handbookPage"));
    m_page->setAccessibleName(title);
    m_page->setOpenExternalLinks(true);
    m_page->document()->setDefaultFont(theme.font(points));
    m_page->document()->setMarkdown(markdown,
                                    QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                        QTextDocument::MarkdownNoHTML);
    layOutTables(*m_page->document(), theme);
    m_page->moveCursor(QTextCursor::Start); // Reading the text has left it at the end.
    for (QWidget *each : {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_sections)})
        each->setFont(theme.font(points));
    auto *both = new QHBoxLayout;
    both->addWidget(m_sections);
    both->addWidget(m_page, 1);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_field);
    all->addLayout(both, 1);
    resizeWithinScreen(this, {860, 620});
    listSections();
    m_sections->setFixedWidth(std::min(m_sections->sizeHintForColumn(0) + besideTitles, widestList));
    m_field->setFocus();
    connect(m_field, &QLineEdit::textChanged, this, &Handbook::search);
    connect(m_field, &QLineEdit::returnPressed, this, &Handbook::findNext);
    connect(m_sections, &QListWidget::currentRowChanged, this, &Handbook::goTo);
}

QStringList Handbook::sections() const
{
    QStringList titles;
    for (int row = 0; row < m_sections->count(); ++row)
        titles << m_sections->item(row)->text().trimmed();
    return titles;
}

/// Each item knows the number of its heading's block.
void Handbook::listSections()
{
    const QSignalBlocker quiet(m_sections);
    m_sections->clear();
    const QString words = m_field->text().trimmed();
    for (QTextBlock block = m_page->document()->begin(); block.isValid(); block = block.next()) {
        if (!isListed(block) || !holdsWords(block, words))
            continue;
        const bool isBelow = block.blockFormat().headingLevel() == deepestListed;
        auto *item =
            new QListWidgetItem((isBelow ? QStringLiteral("    ") : QString()) + block.text(), m_sections);
        item->setData(Qt::UserRole, block.blockNumber());
    }
}

void Handbook::search()
{
    listSections();
    m_page->moveCursor(QTextCursor::Start);
    findNext();
}

/// From the last place on, and again from the beginning.
void Handbook::findNext()
{
    const QString words = m_field->text().trimmed();
    if (words.isEmpty() || m_page->find(words))
        return;
    m_page->moveCursor(QTextCursor::Start);
    m_page->find(words);
}

void Handbook::goTo(int row)
{
    const QListWidgetItem *item = m_sections->item(row);
    if (item == nullptr)
        return;
    const QTextCursor place(m_page->document()->findBlockByNumber(item->data(Qt::UserRole).toInt()));
    m_page->setTextCursor(place);
    m_page->verticalScrollBar()->setValue(m_page->verticalScrollBar()->value() +
                                          m_page->cursorRect(place).top());
}

} // namespace raftarium

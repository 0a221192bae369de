#include "app/lesson/lesson_reading.h"

#include "app/lesson/question_card.h"

#include <QAbstractTextDocumentLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal readingPoints = 9.5;
constexpr qreal headingPoints = 10.5;

/// Prose that grows with its text: the whole page scrolls, not a window within it.
class Prose : public QTextBrowser {
public:
    Prose(const QString &name, QWidget *parent) : QTextBrowser(parent)
    {
        setObjectName(name);
        setFrameShape(NoFrame);
        setOpenExternalLinks(true);
        setFocusPolicy(Qt::NoFocus);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(
            document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this](const QSizeF &size) { setFixedHeight(static_cast<int>(std::ceil(size.height())) + 2); });
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

/// Headings are a little larger than what stands beneath them: the panel is narrow.
void setHeadings(QTextDocument &document, const QFont &font)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        QTextCharFormat format;
        format.setFont(font, QTextCharFormat::FontPropertiesAll);
        format.setProperty(QTextFormat::FontSizeAdjustment, 0);
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        cursor.mergeCharFormat(format);
    }
}

} // namespace

LessonReading::LessonReading(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(this);
    m_above = new Prose(QStringLiteral("lessonProse"), page);
    m_card = new QuestionCard(page);
    m_below = new Prose(QStringLiteral("lessonOutcome"), page);
    m_failure = new QLabel(page);
    m_failure->setObjectName(QStringLiteral("lessonFailure"));
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->setWordWrap(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 4, 0);
    for (QWidget *each : {static_cast<QWidget *>(m_above), static_cast<QWidget *>(m_card),
                          static_cast<QWidget *>(m_below), static_cast<QWidget *>(m_failure)})
        column->addWidget(each);
    column->addStretch(1);
    setWidget(page);
}

void LessonReading::setTheme(const Theme &theme)
{
    m_card->setTheme(theme);
    m_failure->setFont(theme.font(readingPoints, QFont::Medium));
    QPalette failing = m_failure->palette();
    failing.setColor(QPalette::WindowText, theme.fault);
    m_failure->setPalette(failing);
    m_headings = theme.font(headingPoints, QFont::DemiBold);
    for (QTextBrowser *prose : {m_above, m_below}) {
        prose->document()->setDefaultFont(theme.font(readingPoints));
        setHeadings(*prose->document(), m_headings);
        prose->setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; border: none; padding: "
                                            "0; color: %1; }")
                                 .arg(theme.text.name()));
    }
}

void LessonReading::setFolder(const QString &folder)
{
    for (QTextBrowser *prose : {m_above, m_below})
        prose->setSearchPaths({folder});
}

void LessonReading::showProse(const QString &above, const QString &below)
{
    const auto show = [this](QTextBrowser *prose, const QString &markdown) {
        prose->document()->setMarkdown(markdown,
                                       QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                           QTextDocument::MarkdownNoHTML);
        setHeadings(*prose->document(), m_headings);
        prose->setVisible(!markdown.isEmpty());
    };
    show(m_above, above);
    show(m_below, below);
}

void LessonReading::showFailure(const QString &sentence)
{
    m_failure->setVisible(!sentence.isEmpty());
    m_failure->setText(QStringLiteral("✕ ") + sentence);
}

void LessonReading::look(Look look)
{
    scroll(look);
    QTimer::singleShot(0, this, [this, look] { scroll(look); });
}

/// Of a question as much as there is room for, and its beginning at least.
void LessonReading::scroll(Look look)
{
    int top = 0;
    if (look == Look::Question && !m_card->isHidden()) {
        const int end = (m_below->isHidden() ? m_card->geometry() : m_below->geometry()).bottom();
        top = std::clamp(end - viewport()->height(), 0, m_card->geometry().top());
    }
    verticalScrollBar()->setValue(top);
}

} // namespace raftarium

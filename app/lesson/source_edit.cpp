#include "app/lesson/source_edit.h"

#include "app/lesson/scenario_completion.h"
#include "app/lesson/scenario_highlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

namespace raftarium {

namespace {

bool belongsToPopup(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Escape;
}

bool asksForWords(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Space && key.modifiers() == Qt::ControlModifier;
}

} // namespace

SourceEdit::SourceEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_words(new QStringListModel(this)), m_completer(new QCompleter(m_words, this))
{
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setObjectName(QStringLiteral("sourceWords"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &SourceEdit::take);
}

QString SourceEdit::commandLine() const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    return ScenarioHighlighter::holdsCommands(block) ? block.text().left(cursor.positionInBlock())
                                                     : QString();
}

void SourceEdit::keyPressEvent(QKeyEvent *event)
{
    if (asksForWords(*event))
        return offer();
    if (m_completer->popup()->isVisible() && belongsToPopup(event->key())) {
        event->ignore(); // The completer takes them.
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool isPartOfWord =
        !typed.isEmpty() && (typed.back().isLetter() || event->key() == Qt::Key_Backspace);
    if (isPartOfWord && !completionOf(commandLine()).begun.isEmpty())
        offer();
    else
        m_completer->popup()->hide();
}

void SourceEdit::offer()
{
    const QTextBlock block = textCursor().block();
    const Completion completion =
        ScenarioHighlighter::holdsCommands(block) ? completionOf(commandLine()) : Completion();
    if (completion.words.isEmpty())
        return m_completer->popup()->hide();
    m_words->setStringList(completion.words);
    m_completer->setCompletionPrefix(completion.begun);
    QRect place = cursorRect();
    place.setWidth(m_completer->popup()->sizeHintForColumn(0) +
                   2 * m_completer->popup()->verticalScrollBar()->sizeHint().width());
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void SourceEdit::take(const QString &word)
{
    QTextCursor cursor = textCursor();
    const auto begun = static_cast<int>(completionOf(commandLine()).begun.size());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, begun);
    cursor.insertText(word);
    setTextCursor(cursor);
}

} // namespace raftarium

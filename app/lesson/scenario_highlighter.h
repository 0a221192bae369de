#pragma once

#include "app/theme/theme.h"

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace raftarium {

/// Shows a lesson's source: headings and fences, and in `raft` blocks commands, texts and comments.
class ScenarioHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit ScenarioHighlighter(QTextDocument *document);

    void setTheme(const Theme &theme);
    /// Whether a line of such a document holds commands.
    static bool holdsCommands(const QTextBlock &line);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum State { Prose = 0, Raft = 1, OtherFence = 2 };

    void highlightProse(const QString &text);
    void highlightCommands(const QString &text);

    QTextCharFormat m_heading;
    QTextCharFormat m_fence;
    QTextCharFormat m_verb;
    QTextCharFormat m_quoted;
    QTextCharFormat m_comment;
};

} // namespace raftarium

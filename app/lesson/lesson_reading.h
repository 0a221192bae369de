#pragma once

#include "app/theme/theme.h"

#include <QScrollArea>

class QLabel;
class QTextBrowser;

namespace raftarium {

class QuestionCard;

/// What there is to read at a place of a lesson: prose, what is asked, what is read once that has been seen,
/// and what did not go as the lesson says.
class LessonReading : public QScrollArea {
    Q_OBJECT

public:
    /// What is to be seen of it first.
    enum class Look { Beginning, Question };

    explicit LessonReading(QWidget *parent);

    void setTheme(const Theme &theme);
    QuestionCard *card() const { return m_card; }
    /// Where pictures lie that the prose names.
    void setFolder(const QString &folder);
    /// Markdown above and below the card; either may be empty.
    void showProse(const QString &above, const QString &below);
    /// Nothing has failed when it is empty.
    void showFailure(const QString &sentence);
    /// Scrolls there, once all lies where it belongs.
    void look(Look look);

private:
    void scroll(Look look);

    QTextBrowser *m_above;
    QTextBrowser *m_below;
    QuestionCard *m_card;
    QLabel *m_failure;
    QFont m_headings;
};

} // namespace raftarium

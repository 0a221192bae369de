#pragma once

#include "app/theme/theme.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace raftarium {

/// A page of the documentation beside the window, with its headings, and a field that finds words in it.
/// Never modal.
class Handbook : public QDialog {
    Q_OBJECT

public:
    Handbook(const QString &title, const QString &markdown, const Theme &theme, QWidget *parent = nullptr);

    /// The headings of the sections that hold the words searched for; all when none are.
    QStringList sections() const;

private:
    void listSections();
    void search();
    void findNext();
    void goTo(int row);

    QLineEdit *m_field;
    QListWidget *m_sections;
    QTextBrowser *m_page;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"
#include "app/traces/columns_model.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;

namespace raftarium {

/// The run as people read logs: one column of text a server, to be searched and copied; above it what changed
/// for the selected server against its previous event.
class ColumnsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ColumnsPanel(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QTableView *table() const { return m_table; }
    /// What changed, in words.
    QString change() const;

public slots:
    /// Copies the selected rows, a line each.
    void copy();
    /// To the next row, or the one before, that holds what is looked for.
    void findNext();
    void findPrevious();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void reset();
    void showInstant();
    void showChange();
    void chooseRow(int row);
    void find(int step);
    void goOnSearching();
    void spreadColumns();
    void spanNotes();
    void resizeEvent(QResizeEvent *event) override;

    Session *m_session;
    ColumnsModel *m_model;
    QTableView *m_table;
    QBoxLayout *m_head; ///< What changed, beside the search or above it.
    QLabel *m_change;
    QLineEdit *m_search;
    QLabel *m_found;
    QTimer m_searching{this}; ///< A long run is searched in pieces.
    int m_step = 1;           ///< Which way.
    int m_at = 0;             ///< The row that is looked at next.
    int m_left = 0;           ///< Rows still to be looked at.
    bool m_isChoosing = false;
};

} // namespace raftarium

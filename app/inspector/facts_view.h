#pragma once

#include "app/inspector/facts_model.h"
#include "app/theme/theme.h"

#include <QListView>

namespace raftarium {

class FactDelegate;

/// Shows a list of facts: scrolls, can be walked with the arrow keys, explains each row in a tool tip. Paints
/// only rows that changed.
class FactsView : public QListView {
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows these facts; keeps focus and scroll position where the facts are the same ones.
    void setFacts(Facts facts);
    const FactsModel &facts() const { return *m_model; }
    /// Lights up the fact of that key and scrolls to it; none for an empty key.
    void highlight(const QString &key);

signals:
    /// A fact was clicked, or Enter was pressed on it.
    void factActivated(const raftarium::Fact &fact);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void activate(const QModelIndex &index);

    FactsModel *m_model;
    FactDelegate *m_delegate;
};

} // namespace raftarium

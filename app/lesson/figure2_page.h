#pragma once

#include "app/lesson/figure2.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace raftarium {

class RuleRow;

/// The rules of Figure 2 on a page. Those that the step shown follows are lit; a click goes to the event that
/// showed a rule last.
class Figure2Page : public QScrollArea {
    Q_OBJECT

public:
    explicit Figure2Page(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Which rules are lit now.
    std::vector<Figure2> lit() const;

    QSize sizeHint() const override { return {420, 480}; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int columns);
    void refresh();
    void goTo(Figure2 rule);

    Session *m_session;
    Figure2Firings m_firings;
    Theme m_theme = Theme::light();
    QWidget *m_page;
    std::vector<QWidget *> m_parts;
    std::vector<RuleRow *> m_rows; ///< By rule.
    int m_columns = 0;
};

} // namespace raftarium

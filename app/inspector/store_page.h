#pragma once

#include "app/inspector/fact.h"
#include "app/inspector/inspector_page.h"

class QLabel;
class QTableView;

namespace raftarium {

class FactsView;
class StoreCellDelegate;
class StoreModel;

/// What every server's store holds, side by side, and what the clients asked for.
class StorePage : public InspectorPage {
    Q_OBJECT

public:
    explicit StorePage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;

private:
    void fitTable();
    void toggle(raft::OperationId operation);
    void openSelected();
    void goTo(raft::EventNumber event);
    Facts storyOf(const raft::Operation &operation) const;

    StoreModel *m_model;
    QTableView *m_table;
    QLabel *m_heading;
    QLabel *m_operationsHeading;
    FactsView *m_operations;
    StoreCellDelegate *m_delegate;
    raft::OperationId m_open = 0; ///< The operation that tells more.
    Facts m_story;                ///< Of m_open.
    Selection m_selected;         ///< When it was last looked at.
};

} // namespace raftarium

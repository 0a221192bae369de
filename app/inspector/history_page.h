#pragma once

#include "app/inspector/inspector_page.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace raftarium {

class HistoryModel;
class HistoryView;

/// The list of events with their reasons, and a filter.
class HistoryPage : public InspectorPage {
    Q_OBJECT

public:
    explicit HistoryPage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;
    void forget() override;

private:
    void applyFilter();
    void fillServers();
    void continueSearch();

    HistoryModel *m_model;
    HistoryView *m_view;
    QLineEdit *m_text;
    QComboBox *m_group;
    QComboBox *m_server;
    QLabel *m_count;
    bool m_searchQueued = false;
};

} // namespace raftarium

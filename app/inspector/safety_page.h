#pragma once

#include "app/inspector/inspector_page.h"

namespace raftarium {

class FactsView;

/// The safety properties, what they mean, and the proof where one does not hold.
class SafetyPage : public InspectorPage {
    Q_OBJECT

public:
    explicit SafetyPage(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void refresh() override;

private:
    FactsView *m_facts;
};

} // namespace raftarium

#pragma once

#include "app/theme/theme.h"

#include <QObject>

class QSettings;

namespace raftarium {

/// The colours of the whole program: as the system has them, light or dark, remembered in the settings.
class Appearance : public QObject {
    Q_OBJECT

public:
    /// What you chose: the system's theme, or one of ours.
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    /// Begins with what was chosen last, once show() is called. The settings are not owned.
    explicit Appearance(QSettings *settings, QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    const Theme &theme() const { return m_theme; }

    /// Shows it and remembers it.
    void choose(Choice choice);
    /// Shows it this time only: the next start begins with what was chosen before.
    void show(Choice choice);
    /// The system has changed its colours.
    void followSystem();

signals:
    /// Palette and fonts of the application are those of theme() already.
    void changed();

private:
    void apply(const Theme &theme);

    QSettings *m_settings;
    Choice m_choice;
    Theme m_theme = Theme::light();
};

} // namespace raftarium

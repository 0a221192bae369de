#include "app/window/appearance.h"

#include <QApplication>
#include <QSettings>

#include <algorithm>

namespace raftarium {

namespace {

constexpr double usualPoints = 9.5;

Appearance::Choice remembered(const QSettings &settings)
{
    const int choice = settings.value(QStringLiteral("theme")).toInt();
    return static_cast<Appearance::Choice>(std::clamp(choice, 0, 2));
}

} // namespace

Appearance::Appearance(QSettings *settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_choice(remembered(*settings))
{
}

void Appearance::choose(Choice choice)
{
    m_settings->setValue(QStringLiteral("theme"), static_cast<int>(choice));
    show(choice);
}

void Appearance::show(Choice choice)
{
    m_choice = choice;
    switch (choice) {
    case Choice::System:
        QApplication::setPalette(QPalette()); // The system's own, no longer ours.
        apply(Theme::ofSystem(QApplication::palette()));
        break;
    case Choice::Light: apply(Theme::light()); break;
    case Choice::Dark: apply(Theme::darkTheme()); break;
    }
}

void Appearance::followSystem()
{
    if (m_choice == Choice::System)
        show(Choice::System);
}

void Appearance::apply(const Theme &theme)
{
    m_theme = theme;
    QApplication::setFont(theme.font(usualPoints)); // Menus and tool tips ask the application.
    QApplication::setPalette(theme.palette());
    for (const char *box : {"QCheckBox", "QSpinBox"})
        QApplication::setPalette(theme.boxPalette(), box);
    emit changed();
}

} // namespace raftarium

#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

/// The language that the window speaks.
namespace raftarium {

/// A language with a catalogue, or English, which needs one only to count.
struct Language {
    QString code; ///< As QLocale and the command line name it: "de", "zh_CN".
    QString name; ///< As those who read it call it.
};

/// English first. Catalogues that were not built are left out.
const QList<Language> &languages();

/// The codes of all languages, also of those that were not built: "en", "de", "zh_CN".
const QStringList &languageCodes();

/// Which of them is meant: by what was chosen (a code; empty: as the system), then by the languages that the
/// system prefers, each as QLocale::uiLanguages() names them; else English.
QString languageFor(const QString &chosen, const QStringList &preferred);

/// Under which name the settings keep the code of the language that was chosen.
QString languageSetting();

/// From now on the application and raftcore speak this language, lessons are read in it where they can be,
/// and numbers and dates follow it, unless it is the system's own, whose customs stay. To be called before
/// the window is made, once.
void speak(QCoreApplication &application, const QString &code);

} // namespace raftarium

#include "app/window/language.h"

#include "app/session/spoken_file.h"
#include "raftcore/consensus/phrase.h"

#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace raftarium {

namespace {

QString catalogue(const QString &code)
{
    return QStringLiteral(":/translations/raftarium_%1.qm").arg(code);
}

std::string translateForCore(const char *context, const char *pattern)
{
    return QCoreApplication::translate(context, pattern).toStdString();
}

/// Whether a language of the system, "de-AT" or "zh-Hans-CN", is met by one of ours, "de" or "zh_CN".
bool meets(const QString &code, const QString &wanted)
{
    const QLocale ours(code);
    const QLocale theirs(wanted);
    return ours.language() == theirs.language() && ours.script() == theirs.script();
}

} // namespace

const QStringList &languageCodes()
{
    static const QStringList codes{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh_CN")};
    return codes;
}

const QList<Language> &languages()
{
    static const QList<Language> built = [] {
        const QStringList names{QStringLiteral("English"), QStringLiteral("Deutsch"), QStringLiteral("中文")};
        QList<Language> all;
        for (qsizetype i = 0; i < names.size(); ++i)
            if (i == 0 || QFile::exists(catalogue(languageCodes()[i])))
                all.append({languageCodes()[i], names[i]});
        return all;
    }();
    return built;
}

QString languageFor(const QString &chosen, const QStringList &preferred)
{
    const QStringList wanted = chosen.isEmpty() ? preferred : QStringList(chosen);
    for (const QString &one : wanted) {
        const auto found =
            std::find_if(languages().begin(), languages().end(),
                         [&one](const Language &language) { return meets(language.code, one); });
        if (found != languages().end())
            return found->code;
    }
    return languages().first().code;
}

QString languageSetting()
{
    return QStringLiteral("language");
}

void speak(QCoreApplication &application, const QString &code)
{
    if (!meets(code, QLocale::system().name()))
        QLocale::setDefault(QLocale(code));
    auto *qtsOwn = new QTranslator(&application); // Of dialogs and context menus of text fields.
    if (qtsOwn->load(QLocale(code), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qtsOwn);
    auto *ours = new QTranslator(&application);
    if (ours->load(catalogue(code)))
        QCoreApplication::installTranslator(ours);
    raft::translateBy(translateForCore);
    readLessonsIn(code);
}

} // namespace raftarium

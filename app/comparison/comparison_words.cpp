#include "app/comparison/comparison_words.h"

#include "app/session/number_text.h"
#include "app/session/server_name.h"
#include "app/session/time_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace raftarium {

namespace {

struct Comparison {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

/// What the number of a setting counts.
enum class Unit { None, Microseconds, PerMillion };

struct Setting {
    QString name;
    Unit unit = Unit::None;
};

/// The settings that a person chooses in the window, by their names in recordings.
QHash<QString, Setting> namedSettings()
{
    return {{QStringLiteral("seed"), Setting{Comparison::tr("seed")}},
            {QStringLiteral("network/latency_min"),
             Setting{Comparison::tr("shortest latency"), Unit::Microseconds}},
            {QStringLiteral("network/latency_max"),
             Setting{Comparison::tr("longest latency"), Unit::Microseconds}},
            {QStringLiteral("network/loss_per_million"), Setting{Comparison::tr("loss"), Unit::PerMillion}},
            {QStringLiteral("network/duplication_per_million"),
             Setting{Comparison::tr("duplication"), Unit::PerMillion}},
            {QStringLiteral("disk_min"), Setting{Comparison::tr("shortest disk write"), Unit::Microseconds}},
            {QStringLiteral("disk_max"), Setting{Comparison::tr("longest disk write"), Unit::Microseconds}},
            {QStringLiteral("server/election_min"),
             Setting{Comparison::tr("shortest election timeout"), Unit::Microseconds}},
            {QStringLiteral("server/election_max"),
             Setting{Comparison::tr("longest election timeout"), Unit::Microseconds}},
            {QStringLiteral("server/heartbeat"),
             Setting{Comparison::tr("heartbeat interval"), Unit::Microseconds}}};
}

QString valueText(const QString &value, Unit unit)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || unit == Unit::None)
        return value;
    constexpr double usPerMs = 1e3;
    constexpr double millionthsPerPercent = 1e4;
    return unit == Unit::Microseconds
               ? Comparison::tr("%1 ms").arg(customs().toString(number / usPerMs))
               : Comparison::tr("%1 %").arg(customs().toString(number / millionthsPerPercent));
}

/// "longest latency: 15 ms | 104.5 ms"; a setting that nobody chooses in the window as recordings have it.
QString settingText(const raft::SettingDifference &difference)
{
    const QHash<QString, Setting> named = namedSettings();
    const QString name = QString::fromStdString(difference.name);
    const Setting setting = named.value(name, Setting{name});
    return QStringLiteral("%1: %2 | %3")
        .arg(setting.name, valueText(QString::fromStdString(difference.left), setting.unit),
             valueText(QString::fromStdString(difference.right), setting.unit));
}

QString causeText(const raft::Parting &parting)
{
    using Cause = raft::Parting::Cause;
    switch (parting.cause) {
    case Cause::Settings: {
        constexpr std::size_t mostListed = 3;
        QStringList settings;
        for (const raft::SettingDifference &each : parting.settings)
            settings.append(settingText(each));
        const QString more = settings.size() > qsizetype(mostListed) ? QStringLiteral(", …") : QString();
        return Comparison::tr("they were set up differently (%1%2)")
            .arg(settings.mid(0, mostListed).join(QStringLiteral(", ")), more);
    }
    case Cause::Intervention: return Comparison::tr("something else was done");
    case Cause::End: return Comparison::tr("one of them ends there");
    case Cause::NotInTheRuns: break;
    }
    return Comparison::tr("settings and what was done are the same up to there");
}

} // namespace

QString partingText(const raft::RunComparison &comparison)
{
    if (!comparison.parting)
        return Comparison::tr("Both runs are the same from their start to their end.");
    return Comparison::tr("They part at %1 with event %2: %3.")
        .arg(timeText(comparison.parting->at))
        .arg(comparison.parting->event)
        .arg(causeText(*comparison.parting));
}

QString happenedText(const std::string &sentence)
{
    return sentence.empty() ? Comparison::tr("The run ends earlier.") : QString::fromStdString(sentence);
}

QString leadingText(const raft::Leading &leading)
{
    return Comparison::tr("%1 leads in term %2 from %3")
        .arg(serverName(leading.server))
        .arg(leading.term.value)
        .arg(timeText(leading.from));
}

} // namespace raftarium

#include "app/comparison/comparison_words.h"

#include "app/session/server_name.h"
#include "app/session/time_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace raftarium {

namespace {

struct Comparison {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString causeText(const raft::Parting &parting)
{
    using Cause = raft::Parting::Cause;
    switch (parting.cause) {
    case Cause::Settings: {
        constexpr std::size_t mostListed = 3;
        QStringList settings;
        for (const std::string &each : parting.settings)
            settings.append(QString::fromStdString(each));
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

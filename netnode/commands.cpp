#include "backup_command.h"
#include "bench_command.h"
#include "cluster_command.h"
#include "compare_command.h"
#include "completion_command.h"
#include "explore_command.h"
#include "export_command.h"
#include "fuzz_command.h"
#include "history_command.h"
#include "inevitable_command.h"
#include "journal_command.h"
#include "kv_command.h"
#include "lesson_command.h"
#include "manual_command.h"
#include "page_command.h"
#include "recording_command.h"
#include "scenario_command.h"
#include "scenario_minimise_command.h"
#include "soak_command.h"
#include "statistics_command.h"
#include "status_command.h"
#include "trace_check_command.h"
#include "trace_command.h"
#include "up_command.h"
#include "watch_command.h"
#include "watch_key_command.h"

namespace raftarium {

const std::vector<Command> &allCommands()
{
    // clang-format off
    static const std::vector<Command> all{
        upCommand(),
        writeCommand(),
        readCommand(),
        deleteCommand(),
        listCommand(),
        watchKeyCommand(),
        backupCommand(),
        restoreCommand(),
        statusCommand(),
        watchCommand(),
        healthCommand(),
        logCommand(),
        transferCommand(),
        membersCommand(),
        faultsCommand(),
        benchCommand(),
        scenarioCommand(),
        scenarioRunCommand(),
        scenarioHelpCommand(),
        lessonListCommand(),
        lessonQuestionsCommand(),
        lessonHandoutCommand(),
        lessonGradeCommand(),
        lessonHtmlCommand(),
        scenarioMinimiseCommand(),
        soakCommand(),
        fuzzCommand(),
        exploreCommand(),
        inevitableCommand(),
        statisticsCommand(),
        historyCommand(),
        recordingShowCommand(),
        recordingHashCommand(),
        traceCheckCommand(),
        traceShowCommand(),
        traceSummaryCommand(),
        traceConvertCommand(),
        traceExportCommand(),
        recordingHtmlCommand(),
        recordingCompareCommand(),
        recordingExportCommand(),
        journalShowCommand(),
        journalCheckCommand(),
        journalRepairHintCommand(),
        completionCommand(),
        manualCommand(),
    };
    // clang-format on
    return all;
}

} // namespace raftarium

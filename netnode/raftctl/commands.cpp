#include "netnode/raftctl/backup_command.h"
#include "netnode/raftctl/bench_command.h"
#include "netnode/raftctl/cluster_command.h"
#include "netnode/raftctl/compare_command.h"
#include "netnode/raftctl/completion_command.h"
#include "netnode/raftctl/explore_command.h"
#include "netnode/raftctl/export_command.h"
#include "netnode/raftctl/fuzz_command.h"
#include "netnode/raftctl/history_command.h"
#include "netnode/raftctl/inevitable_command.h"
#include "netnode/raftctl/journal_command.h"
#include "netnode/raftctl/kv_command.h"
#include "netnode/raftctl/lesson_command.h"
#include "netnode/raftctl/manual_command.h"
#include "netnode/raftctl/page_command.h"
#include "netnode/raftctl/recording_command.h"
#include "netnode/raftctl/scenario_command.h"
#include "netnode/raftctl/scenario_minimise_command.h"
#include "netnode/raftctl/soak_command.h"
#include "netnode/raftctl/statistics_command.h"
#include "netnode/raftctl/status_command.h"
#include "netnode/raftctl/trace_check_command.h"
#include "netnode/raftctl/trace_command.h"
#include "netnode/raftctl/up_command.h"
#include "netnode/raftctl/watch_command.h"
#include "netnode/raftctl/watch_key_command.h"

namespace raftarium {

const std::vector<RaftctlCommand> &allCommands()
{
    // clang-format off
    static const std::vector<RaftctlCommand> all{
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

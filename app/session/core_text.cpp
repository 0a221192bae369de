#include "app/session/core_text.h"

#include "raftcore/consensus/phrase.h"

#include <QCoreApplication>

#include <string>

namespace raftarium {

QString coreText(std::string_view marked)
{
    return marked.empty() ? QString() : QCoreApplication::translate("raft", std::string(marked).c_str());
}

QString citationText(std::string_view section)
{
    return QString::fromStdString(raft::citation(section));
}

} // namespace raftarium

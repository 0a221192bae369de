#include "netnode/raftctl/save_text.h"

#include "netnode/files/whole_file.h"

#include <QIODevice>

using namespace Qt::StringLiterals;

namespace raftarium {

QString saveText(const QString &path, const QByteArray &text)
{
    if (path.isEmpty())
        return {};
    const QString problem =
        writeWhole(path, [&text](QIODevice &file) { return file.write(text) == text.size(); });
    return problem.isEmpty() ? QString() : u"Cannot write %1: %2. "_s.arg(path, problem);
}

} // namespace raftarium

#include "netnode/raftctl/save_text.h"

#include "netnode/files/whole_file.h"

#include <QFileInfo>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace raftarium {

QString problemWithPlace(const QString &option, const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (path.isEmpty() || file.isDir())
        return u"--%1 takes the name of a file, not \"%2\"."_s.arg(option, path);
    if (!folder.isDir())
        return u"--%1 %2: there is no folder %3; make it, or name another."_s.arg(option, path,
                                                                                  folder.filePath());
    const bool isMade = !file.exists() || file.isFile(); // A device is there already.
    if ((isMade && !folder.isWritable()) || (file.exists() && !file.isWritable()))
        return u"--%1 %2: it may not be written there; name a file in another folder."_s.arg(option, path);
    return {};
}

QString saveText(const QString &path, const QByteArray &text)
{
    if (path.isEmpty())
        return {};
    const QString problem =
        writeWhole(path, [&text](QIODevice &file) { return file.write(text) == text.size(); });
    return problem.isEmpty() ? QString() : u"Cannot write %1: %2. "_s.arg(path, problem);
}

} // namespace raftarium

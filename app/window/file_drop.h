#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace raftarium {

/// Lets files be dropped on a window to open them.
class FileDrop : public QObject {
    Q_OBJECT

public:
    /// `open` gets the files' paths. The window is not owned.
    FileDrop(QWidget *window, std::function<void(const QStringList &paths)> open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QStringList &paths)> m_open;
};

} // namespace raftarium

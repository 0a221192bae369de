#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace raftarium {

/// Lets a file be dropped on a window to open it.
class FileDrop : public QObject {
    Q_OBJECT

public:
    /// `open` gets the file's path. The window is not owned.
    FileDrop(QWidget *window, std::function<void(const QString &path)> open);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QString &path)> m_open;
};

} // namespace raftarium

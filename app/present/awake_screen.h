#pragma once

#include <QWidget>

#include <memory>
#include <vector>

class QProcess;

namespace raftarium {

/// Keeps the screen from going dark while something is presented, by the programs that desktops have for it.
/// Where there is none, nothing happens. It ends with this program, however that ends.
class AwakeScreen {
public:
    AwakeScreen();
    ~AwakeScreen();

    /// From now on; `window` is what is presented.
    void keep(const QWidget *window);
    void release();

private:
    void hold(const QString &program, const QStringList &arguments);

    std::vector<std::unique_ptr<QProcess>> m_holders;
    WId m_window = 0; ///< For which xdg-screensaver was asked; 0: for none.
};

} // namespace raftarium

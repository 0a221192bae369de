#pragma once

#include "app/theme/theme.h"
#include "raftcore/verification/history_chart.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace raftarium {

class Session;
class SvgView;

/// Judges a history of clients, that of the run shown or of a file, and draws where it contradicts itself,
/// with the leaders and faults of the run. Never modal.
class HistoryWindow : public QDialog {
    Q_OBJECT

public:
    /// Asks for a file to be read; calls back with its path.
    using AskForFile = std::function<void(const std::function<void(const QString &)> &chosen)>;
    /// As StatisticsWindow::Export.
    using Export =
        std::function<void(const QString &filter, const QString &suffix, const QByteArray &contents)>;

    HistoryWindow(Session *session, AskForFile ask, Export save, QWidget *parent = nullptr);
    ~HistoryWindow() override;

    bool isJudging() const { return m_worker.isRunning(); }
    const raft::HistoryChart &chart() const { return m_chart; }
    void setTheme(const Theme &theme);

public slots:
    /// Judges what the clients of the run shown saw.
    void judgeRun();
    /// Judges the history in a file.
    void judgeFile(const QString &path);

private:
    struct Judged {
        QString problem; ///< Why there is no verdict.
        std::size_t operations = 0;
        raft::Linearizability result;
        raft::HistoryChart chart;
    };
    struct Gauge {
        std::atomic<bool> isStopped{false};
        std::atomic<int> perMille{0};
    };
    using Result = std::shared_ptr<Judged>;
    using Read = std::function<Result(std::vector<raft::ClientCall> &history)>;

    QWidget *makeButtons();
    void begin(const QString &about, Read read, raft::StoreBefore before,
               std::vector<raft::HistoryMoment> moments);
    void take();
    void draw();
    void showContradiction();
    QString verdictText(const Judged &judged) const;

    Session *m_session;
    AskForFile m_ask;
    Export m_export;
    Theme m_theme = Theme::light();
    QString m_about; ///< Whose history it is.
    raft::HistoryChart m_chart;
    std::shared_ptr<Gauge> m_gauge;
    QFutureWatcher<Result> m_worker;
    QTimer m_turn{this};
    QLabel *m_words;
    QProgressBar *m_bar;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_save = nullptr;
    QScrollArea *m_scroll;
    SvgView *m_picture;
};

} // namespace raftarium

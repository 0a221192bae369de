#include "app/lab/history_window.h"

#include "app/lab/svg_view.h"
#include "app/session/session.h"
#include "app/theme/window_size.h"
#include "netnode/histories/history_file.h"
#include "raftcore/pictures/history_svg.h"
#include "raftcore/verification/client_history.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QThread>
#include <QVBoxLayout>
#include <QtConcurrentMap>
#include <QtConcurrentRun>

#include <limits>
#include <utility>

namespace raftarium {

namespace {

constexpr int wholeHistoryBar = 1000;
constexpr int barTurnMs = 100;
constexpr QSize usualHistorySize(920, 560);

/// On all cores; keys do not depend on each other.
raft::Workers onAllCores()
{
    raft::Workers workers;
    workers.threads = static_cast<unsigned>(QThread::idealThreadCount());
    workers.run = [](std::size_t count, const std::function<void(std::size_t)> &piece) {
        std::vector<std::size_t> places(count);
        for (std::size_t place = 0; place < count; ++place)
            places[place] = place;
        QtConcurrent::blockingMap(places, [&piece](std::size_t place) { piece(place); });
    };
    return workers;
}

} // namespace

HistoryWindow::HistoryWindow(Session *session, AskForFile ask, Export save, QWidget *parent)
    : QDialog(parent), m_session(session), m_ask(std::move(ask)), m_export(std::move(save)),
      m_words(new QLabel(this)), m_bar(new QProgressBar(this)), m_scroll(new QScrollArea(this)),
      m_picture(new SvgView)
{
    setObjectName(QStringLiteral("historyWindow"));
    setWindowTitle(tr("Histories of clients"));
    setModal(false);
    m_words->setObjectName(QStringLiteral("historyWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setObjectName(QStringLiteral("historyBar"));
    m_bar->setRange(0, wholeHistoryBar);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How much of the history is decided"));
    m_picture->setObjectName(QStringLiteral("historyPicture"));
    m_picture->setNatural(true);
    m_scroll->setWidget(m_picture);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->addWidget(makeButtons());
    column->addWidget(m_words);
    column->addWidget(m_scroll, 1);
    column->addStretch(); // Without a picture.
    m_turn.setInterval(barTurnMs);
    connect(&m_turn, &QTimer::timeout, this, [this] { m_bar->setValue(m_gauge->perMille); });
    connect(&m_worker, &QFutureWatcherBase::finished, this, &HistoryWindow::take);
    resizeWithinScreen(this, usualHistorySize);
    m_words->setText(tr("Could one store, asked by one client after the other, have given all the answers? "
                        "Judge the run shown, or a history of Jepsen, porcupine or raftctl."));
    m_bar->hide();
    m_cancel->hide();
    m_save->setEnabled(false);
}

HistoryWindow::~HistoryWindow()
{
    if (m_gauge)
        m_gauge->isStopped = true;
    m_worker.waitForFinished();
}

QWidget *HistoryWindow::makeButtons()
{
    auto *part = new QWidget(this);
    const auto button = [part](const char *name, const QString &words, const QString &tip) {
        auto *made = new QPushButton(words, part);
        made->setObjectName(QLatin1StringView(name));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        return made;
    };
    QPushButton *run =
        button("historyRun", tr("Judge this run"), tr("What the clients of the run shown saw"));
    QPushButton *file = button("historyOpen", tr("Open history…"), tr("Judges a history in a file"));
    m_cancel = button("historyCancel", tr("Cancel"), tr("Ends the search; says how far it came"));
    m_save = button("historySave", tr("Save SVG…"), tr("Saves the picture"));
    connect(run, &QPushButton::clicked, this, &HistoryWindow::judgeRun);
    connect(file, &QPushButton::clicked, this,
            [this] { m_ask([this](const QString &path) { judgeFile(path); }); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_gauge->isStopped = true; });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_export(tr("SVG (*.svg)"), QStringLiteral("svg"), QByteArray::fromStdString(raft::toSvg(m_chart)));
    });
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(run);
    row->addWidget(file);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_save);
    return part;
}

void HistoryWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_words->setFont(theme.font(9.5));
    m_picture->setScale(theme.textScale);
    draw();
}

void HistoryWindow::judgeRun()
{
    const raft::Cluster &run = m_session->cluster();
    begin(
        tr("The run shown"),
        [history = raft::clientHistory(run)](std::vector<raft::ClientCall> &into) {
            into = history;
            return Result();
        },
        raft::storeBefore(run), raft::momentsOf(run));
}

void HistoryWindow::judgeFile(const QString &path)
{
    begin(QFileInfo(path).fileName(),
          [path](std::vector<raft::ClientCall> &into) {
              auto read = readHistory(path);
              if (const auto *problem = std::get_if<QString>(&read)) {
                  auto judged = std::make_shared<Judged>();
                  judged->problem = *problem;
                  return judged;
              }
              into = std::get<std::vector<raft::ClientCall>>(std::move(read));
              return Result();
          },
          raft::StoreBefore::Nothing, {});
}

void HistoryWindow::begin(const QString &about, Read read, raft::StoreBefore before,
                          std::vector<raft::HistoryMoment> moments)
{
    if (isJudging())
        return;
    m_about = about;
    m_gauge = std::make_shared<Gauge>();
    m_chart = {};
    draw();
    m_words->setText(tr("Judging …"));
    m_bar->setValue(0);
    m_bar->show();
    m_cancel->show();
    m_turn.start();
    m_worker.setFuture(QtConcurrent::run(
        [read = std::move(read), before, moments = std::move(moments), gauge = m_gauge]() -> Result {
            std::vector<raft::ClientCall> history;
            if (Result refused = read(history))
                return refused;
            raft::CheckLimits limits;
            limits.steps = std::numeric_limits<std::size_t>::max();
            limits.goesOn = [gauge](double part) {
                gauge->perMille = static_cast<int>(part * wholeHistoryBar);
                return !gauge->isStopped;
            };
            limits.workers = onAllCores();
            auto judged = std::make_shared<Judged>();
            judged->operations = history.size();
            judged->result = raft::checkLinearizability(history, limits, before);
            judged->chart = raft::chartOf(history, judged->result, moments);
            return judged;
        }));
}

QString HistoryWindow::verdictText(const Judged &judged) const
{
    if (judged.operations == 0)
        return tr("%1 has no operations: no client has asked anything.").arg(m_about);
    const QString key = QString::fromStdString(judged.result.key);
    switch (judged.result.verdict) {
    case raft::Linearizability::Verdict::Holds:
        return tr("✓ %1 is linearizable: %2 operations.").arg(m_about).arg(judged.operations);
    case raft::Linearizability::Verdict::Violated:
        return tr("✕ %1 is not linearizable, key “%2”: %3. Dots: the order found, up to the contradiction.")
            .arg(m_about, key, QString::fromStdString(judged.result.proof));
    case raft::Linearizability::Verdict::Undecided: break;
    }
    return tr("%1 is undecided%2, key “%3”: an order of %4 of its %5 operations was found.")
        .arg(m_about, m_gauge->isStopped ? tr(" (cancelled)") : QString(), key)
        .arg(judged.result.order.size())
        .arg(judged.result.operations);
}

void HistoryWindow::take()
{
    m_turn.stop();
    m_bar->hide();
    m_cancel->hide();
    const Result judged = m_worker.result();
    m_chart = judged->chart;
    m_words->setText(judged->problem.isEmpty() ? verdictText(*judged) : judged->problem);
    draw();
    // The scroll area has its size a moment later when it was hidden until now.
    QMetaObject::invokeMethod(this, &HistoryWindow::showContradiction, Qt::QueuedConnection);
}

/// A long history is looked at where it goes wrong.
void HistoryWindow::showContradiction()
{
    constexpr int around = 60;
    const auto place = raft::contradictionIn(m_chart);
    if (!place)
        return;
    const QPoint at = (QPointF(place->x, place->y) * m_theme.textScale).toPoint();
    m_scroll->ensureVisible(at.x(), at.y(), m_scroll->viewport()->width() / 3, around);
}

void HistoryWindow::draw()
{
    const bool isPicture = !m_chart.bars.empty();
    m_save->setEnabled(isPicture);
    m_scroll->setVisible(isPicture);
    if (!isPicture)
        return;
    const auto scheme = m_theme.dark ? raft::SvgScheme::Dark : raft::SvgScheme::Light;
    m_picture->setPicture(QByteArray::fromStdString(raft::toSvg(m_chart, scheme)), m_words->text());
    const raft::PicturePart names = raft::namesIn(m_chart);
    m_picture->setHeading({names.left, names.top, names.width, names.height});
}

} // namespace raftarium

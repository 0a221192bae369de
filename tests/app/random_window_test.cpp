#include "hand_timers.h"
#include "random_person.h"
#include "window_bench.h"

#include <QDir>
#include <QEventLoop>

using namespace raftarium;

namespace {

constexpr quint32 usualSeed = 1;
constexpr int usualEvents = 10'000;
constexpr int eventsPerCluster = 200; ///< Then another one, so that runs stay short.
constexpr int beatsBefore = 30;       ///< Of the heart, until it has a leader and a past.

/// What is asked for: RAFTARIUM_EVENTS="SEED COUNT tell", where each word may be left out.
struct Asked {
    quint32 seed = usualSeed;
    int events = usualEvents;
    bool tell = false; ///< Say each event as it happens.

    static Asked fromEnvironment()
    {
        const QList<QByteArray> words = qgetenv("RAFTARIUM_EVENTS").simplified().split(' ');
        Asked asked;
        if (!words.value(0).isEmpty())
            asked.seed = words.value(0).toUInt();
        if (words.size() > 1)
            asked.events = words.value(1).toInt();
        asked.tell = words.value(2) == "tell";
        return asked;
    }
};

} // namespace

/// Whatever is done to the window, it neither ends nor contradicts itself.
class RandomWindowTest : public WindowBench {
    Q_OBJECT

private slots:
    void whateverIsDoneTheWindowGoesOn();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void doNext();
    void openAnother();
    void closeFileDialogs();
    QString contradiction() const;

    Asked m_asked = Asked::fromEnvironment();
    std::unique_ptr<HandTimers> m_timers;
    std::unique_ptr<RandomPerson> m_person;
    QEventLoop m_loop;
    int m_done = 0;
    QString m_found; ///< What went wrong.
};

void RandomWindowTest::whateverIsDoneTheWindowGoesOn()
{
    // Before anything else: an end by a signal prints nothing.
    fprintf(stderr, "RAFTARIUM_EVENTS=\"%u %d\" does this again\n", m_asked.seed, m_asked.events);
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QDir::setCurrent(m_folder.path());
    begin();
    m_window->setAnimated(false);
    m_window->resize(1000, 700);
    m_timers = std::make_unique<HandTimers>(m_session.get());
    // Every look at the clock takes a while: what is bounded by time is bounded by the same amount of work.
    m_session->setClock(
        [this, looks = qint64(0)]() mutable { return m_timers->nanoseconds() + 500'000 * ++looks; });
    m_person = std::make_unique<RandomPerson>(m_asked.seed, m_window.get());
    qApp->installEventFilter(this);
    QMetaObject::invokeMethod(
        this, [this] { doNext(); }, Qt::QueuedConnection);
    m_loop.exec();
    qApp->removeEventFilter(this);
    m_timers.reset();
    QVERIFY2(m_found.isEmpty(), qPrintable(m_found));
    end();
}

/// A menu that waits for a choice has an event loop of its own: the next event is on its way before this one.
void RandomWindowTest::doNext()
{
    if (m_done == m_asked.events || !m_found.isEmpty() || QTest::currentTestFailed()) {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        m_loop.quit();
        return;
    }
    ++m_done;
    QMetaObject::invokeMethod(
        this, [this] { doNext(); }, Qt::QueuedConnection);
    if (m_done % eventsPerCluster == 0) {
        m_person->changeHabits();
        openAnother();
    }
    const int number = m_done;
    const QString what = m_person->act();
    if (m_asked.tell)
        fprintf(stderr, "%d: %s\n", number, qPrintable(what));
    closeFileDialogs();
    if (m_person->oneIn(2))
        m_timers->pass(16);
    if (const QString wrong = contradiction(); !wrong.isEmpty() && m_found.isEmpty())
        m_found = QStringLiteral("seed %1, event %2 (%3): %4").arg(m_asked.seed).arg(number).arg(what, wrong);
}

/// Another cluster, or a scenario in its place.
void RandomWindowTest::openAnother()
{
    const QStringList scenarios = QDir(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios"))
                                      .entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    const int chosen = m_person->below(static_cast<int>(scenarios.size()) * 2);
    if (chosen < scenarios.size()) {
        m_window->openScenario(QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/") +
                                   scenarios[chosen],
                               m_person->oneIn(2));
        return;
    }
    raft::ClusterSetup setup =
        raft::clusterOf(static_cast<std::size_t>(1 + m_person->below(9)), m_asked.seed);
    setup.manual = m_person->oneIn(4);
    if (m_person->oneIn(4))
        setup.server.rules.turnOff(
            static_cast<raft::Rule>(m_person->below(static_cast<int>(raft::Rule::Count))));
    m_session->open(setup);
    const bool grows = m_person->oneIn(2);
    for (int beat = 0; beat < beatsBefore && !setup.manual; ++beat) {
        m_session->stepForwardHeartbeat();
        if (grows && beat % 10 == 9)
            m_session->perform(raft::action::Join{{m_session->view().servers.back().id.value + 1}});
    }
}

/// They are Qt's own, and could write anywhere.
void RandomWindowTest::closeFileDialogs()
{
    const QList<QFileDialog *> dialogs = m_window->findChildren<QFileDialog *>();
    for (QFileDialog *dialog : dialogs)
        dialog->reject();
}

/// What the window says of itself that cannot be; empty when all is well.
QString RandomWindowTest::contradiction() const
{
    if (!m_window->isVisible())
        return QStringLiteral("the window is gone");
    if (m_session->shownEvent() > m_session->events().size())
        return QStringLiteral("an event is shown that has not happened");
    const auto *event = std::get_if<SelectedEvent>(&m_session->selection());
    if (event != nullptr && event->event > m_session->events().size())
        return QStringLiteral("an event of another run is selected");
    return {};
}

bool RandomWindowTest::eventFilter(QObject *object, QEvent *event)
{
    // The window does not end before the test does.
    if (object != m_window.get() || event->type() != QEvent::Close)
        return false;
    event->ignore();
    return true;
}

QTEST_MAIN(RandomWindowTest)
#include "random_window_test.moc"

#include "window_bench.h"

#include "app/session/server_name.h"
#include "app/timeline/timeline_widget.h"

#include <QAccessible>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

/// What a screen reader was told: which kind of change, and what the thing is called now.
struct Told {
    QAccessible::Event kind;
    QString name;
};

QList<Told> &told()
{
    static QList<Told> all;
    return all;
}

void listen(QAccessibleEvent *event)
{
    QAccessibleInterface *about = event->accessibleInterface();
    told().append({event->type(), about ? about->text(QAccessible::Name) : QString()});
}

bool wasTold(QAccessible::Event kind, const QString &part)
{
    return std::any_of(told().begin(), told().end(),
                       [&](const Told &each) { return each.kind == kind && each.name.contains(part); });
}

/// Everything beneath, also what is not shown now.
void collect(QAccessibleInterface *from, QList<QAccessibleInterface *> &found)
{
    for (int i = 0; i < from->childCount(); ++i) {
        if (QAccessibleInterface *child = from->child(i)) {
            found.append(child);
            collect(child, found);
        }
    }
}

QStringList namesIn(const QAccessibleInterface *list)
{
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i)
        if (QAccessibleInterface *child = list->child(i); child && child->role() == QAccessible::ListItem)
            names.append(child->text(QAccessible::Name));
    return names;
}

/// The row of a list whose name begins so; null when there is none.
QAccessibleInterface *rowOf(const QAccessibleInterface *list, const QString &beginning)
{
    for (int i = 0; i < list->childCount(); ++i)
        if (QAccessibleInterface *child = list->child(i);
            child && child->text(QAccessible::Name).startsWith(beginning))
            return child;
    return nullptr;
}

} // namespace

/// The window as a screen reader finds it: without eyes and without the mouse.
class AccessibilityTest : public WindowBench {
    Q_OBJECT

private slots:
    void init()
    {
        QAccessible::setActive(true);
        begin();
        QAccessible::installUpdateHandler(listen);
    }
    void cleanup()
    {
        QAccessible::installUpdateHandler(nullptr);
        told().clear();
        end();
    }

    void theTreeLeadsToClusterTimelineAndLog();
    void everyControlHasAName();
    void aServerSaysWhatItIsAndCanBeChosen();
    void aCrashIsAnnounced();
    void messagesAreReadBehindTheServers();
    void anEventOfTheTimelineIsReadAndShown();
    void whatHasLeftTheWindowOfTheTimelineIsStillRead();
    void theLogIsReadCellByCell();
    void rowsLieWhereTheyArePainted();
    void whatIsGoneIsNoRowAnyMore();

private:
    QAccessibleInterface *list(const char *name) const
    {
        QAccessibleInterface *found = QAccessible::queryAccessibleInterface(find<QWidget>(name));
        return found && found->role() == QAccessible::List ? found : nullptr;
    }
    void elect()
    {
        QVERIFY(electLeader() != 0);
        m_session->showNow();
    }
};

void AccessibilityTest::theTreeLeadsToClusterTimelineAndLog()
{
    elect();
    QList<QAccessibleInterface *> tree;
    collect(QAccessible::queryAccessibleInterface(m_window.get()), tree);
    QStringList lists;
    for (const QAccessibleInterface *each : tree)
        if (each->role() == QAccessible::List && !namesIn(each).isEmpty())
            lists.append(each->text(QAccessible::Name));
    for (const QString &name : {u"Cluster"_s, u"Timeline"_s, u"Replicated log"_s})
        QVERIFY2(lists.contains(name), qPrintable(lists.join(u", "_s)));
}

void AccessibilityTest::everyControlHasAName()
{
    QList<QAccessibleInterface *> tree;
    collect(QAccessible::queryAccessibleInterface(m_window.get()), tree);
    static const QList<QAccessible::Role> controls{
        QAccessible::Button,  QAccessible::CheckBox, QAccessible::RadioButton,  QAccessible::ComboBox,
        QAccessible::SpinBox, QAccessible::Slider,   QAccessible::EditableText, QAccessible::List,
        QAccessible::Tree,    QAccessible::Table,    QAccessible::PageTab,      QAccessible::MenuItem,
    };
    QStringList nameless;
    for (QAccessibleInterface *each : tree) {
        const QAccessible::State state = each->state();
        const auto *widget = qobject_cast<QWidget *>(each->object());
        const bool isInner = widget && widget->objectName().startsWith(u"qt_"_s);
        if (controls.contains(each->role()) && !isInner && !state.invisible && !state.invalid &&
            each->text(QAccessible::Name).isEmpty())
            nameless.append(each->object() ? QString::fromUtf8(each->object()->metaObject()->className()) +
                                                 u' ' + each->object()->objectName()
                                           : QString::number(each->role()));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void AccessibilityTest::aServerSaysWhatItIsAndCanBeChosen()
{
    elect();
    const raft::NodeId leader = m_session->view().leader()->id;
    QAccessibleInterface *row = rowOf(list("canvas"), serverName(leader));
    QVERIFY(row);
    QVERIFY2(row->text(QAccessible::Name).startsWith(serverName(leader) + u": leader, term"_s),
             qPrintable(row->text(QAccessible::Name)));
    QVERIFY(!row->state().selected);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_session->selectedServer(), std::optional(leader));
    QTRY_VERIFY(row->state().selected);
}

void AccessibilityTest::aCrashIsAnnounced()
{
    if (!QAccessible::isActive())
        QSKIP("This platform has no bridge to screen readers: nothing is announced.");
    press(Qt::Key_Right, Qt::ControlModifier);
    QTRY_VERIFY(wasTold(QAccessible::ObjectReorder, QString())); // The servers are there.
    elect();
    canvas()->setFocus();
    const raft::NodeId leader = m_session->view().leader()->id;
    QTRY_VERIFY(wasTold(QAccessible::NameChanged, serverName(leader) + u": leader"_s));
    told().clear();
    clickServer(leader.value);
    press(Qt::Key_K); // Crash.
    QTRY_VERIFY(wasTold(QAccessible::NameChanged, u"down"_s));
    QVERIFY(wasTold(QAccessible::Focus, serverName(leader)));
}

void AccessibilityTest::messagesAreReadBehindTheServers()
{
    elect();
    const auto sent = [this] { return !namesIn(list("canvas")).filter(u"heartbeat from"_s).isEmpty(); };
    for (int event = 0; event < 50 && !sent(); ++event) {
        press(Qt::Key_Right);
        QTest::qWait(0);
    }
    QVERIFY2(sent(), qPrintable(namesIn(list("canvas")).join(u'\n')));
}

void AccessibilityTest::anEventOfTheTimelineIsReadAndShown()
{
    elect();
    const QAccessibleInterface *timeline = list("timeline");
    QVERIFY(timeline);
    const raft::NodeId leader = m_session->view().leader()->id;
    QAccessibleInterface *row = nullptr;
    for (int i = 0; i < timeline->childCount() && !row; ++i)
        if (timeline->child(i)->text(QAccessible::Name).contains(serverName(leader) + u" is now leader"_s))
            row = timeline->child(i);
    QVERIFY2(row, qPrintable(namesIn(timeline).join(u'\n')));
    press(Qt::Key_Right, Qt::ControlModifier);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    const auto *selected = std::get_if<SelectedEvent>(&m_session->selection());
    QVERIFY(selected);
    const raft::Event event = m_session->events()[selected->event];
    QVERIFY(event.kind == raft::EventKind::StateChanged &&
            event.detail == static_cast<std::uint8_t>(raft::Role::Leader));
    QCOMPARE(m_session->shownEvent(), selected->event);
}

/// A quiet leader does nothing that is marked for as long as it leads.
void AccessibilityTest::whatHasLeftTheWindowOfTheTimelineIsStillRead()
{
    elect();
    const QString elected = u" is now leader"_s;
    const auto isRead = [this, &elected] {
        const QStringList rows = namesIn(list("timeline"));
        return rows.join(u'\n').contains(elected);
    };
    QVERIFY2(isRead(), qPrintable(namesIn(list("timeline")).join(u'\n')));
    for (int beat = 0; beat < 400; ++beat)
        m_session->stepForwardHeartbeat();
    m_session->showNow();
    QTRY_VERIFY2(isRead(), qPrintable(namesIn(list("timeline")).join(u'\n')));
}

void AccessibilityTest::theLogIsReadCellByCell()
{
    elect();
    const raft::NodeId leader = m_session->view().leader()->id;
    m_session->perform(raft::action::Submit{leader, raft::StoreCommand{raft::Put{"x", "1"}, {}}});
    press(Qt::Key_Right, Qt::ControlModifier);
    press(Qt::Key_Right, Qt::ControlModifier);
    QAccessibleInterface *cell = nullptr;
    QTRY_VERIFY((cell = rowOf(list("log"), serverName(leader) + u": 2@"_s)));
    QVERIFY2(cell->text(QAccessible::Name).contains(u"x"_s), qPrintable(cell->text(QAccessible::Name)));
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    const auto *entry = std::get_if<SelectedEntry>(&m_session->selection());
    QVERIFY(entry && entry->at.index == raft::Index{2});
    QVERIFY(passUntil([this] { return m_session->view().leader()->applied >= raft::Index{2}; }));
    m_session->perform(raft::action::CompactLog{leader});
    m_session->showNow();
    QTRY_VERIFY((cell = rowOf(list("log"), serverName(leader) + u": compacted up to 2@"_s)));
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(m_session->selection() == Selection(SelectedServer{leader}));
}

void AccessibilityTest::rowsLieWhereTheyArePainted()
{
    elect();
    const CanvasGeometry &geometry = canvas()->geometryModel();
    for (const raft::ServerView &each : m_session->view().servers) {
        const QPoint centre = canvas()->mapToGlobal(geometry.toWidget(geometry.centre(each.id)).toPoint());
        QAccessibleInterface *row = list("canvas")->childAt(centre.x(), centre.y());
        QVERIFY(row);
        QVERIFY(row->text(QAccessible::Name).startsWith(serverName(each.id)));
        QVERIFY(row->rect().contains(centre));
    }
}

void AccessibilityTest::whatIsGoneIsNoRowAnyMore()
{
    elect();
    QAccessibleInterface *last = list("canvas")->child(4);
    QVERIFY(last->isValid());
    QVERIFY(m_session->open(raft::clusterOf(3, 7)));
    m_session->showNow();
    QTRY_VERIFY(!list("canvas")->child(4) || list("canvas")->child(4)->role() != QAccessible::ListItem);
    QVERIFY(!last->isValid());
    QCOMPARE(last->text(QAccessible::Name), QString());
}

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"

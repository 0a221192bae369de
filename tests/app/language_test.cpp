#include "window_bench.h"

#include "app/session/core_text.h"
#include "app/session/number_text.h"
#include "app/session/scenario_file.h"
#include "app/session/spoken_file.h"
#include "app/session/time_text.h"
#include "app/theme/elided_label.h"
#include "app/window/language.h"
#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/trace_export.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QMenuBar>
#include <QToolButton>
#include <QTranslator>

using namespace raftarium;

namespace {

/// Says what is said one and a half times as long, as another language may.
class LongTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString said = QString::fromUtf8(text);
        const bool isShown = said.size() > 1 && !said.contains(u'<') && !said.contains(u'{');
        return isShown ? said + QStringLiteral("~~~~~ ").repeated(said.size() / 12 + 1).left(said.size() / 2)
                       : said;
    }
};

/// Everything that a simulation of a crash and a partition says, and the trace it leaves as a file.
struct Told {
    QStringList sentences;
    QByteArray trace;
};

Told eventfulRun()
{
    using namespace raft::action;
    const auto cluster = raft::simulate(raft::clusterOf(5, 42));
    cluster->advance(raft::Time{400'000});
    for (const raft::Action &action :
         {raft::Action(Split{{{{1}, {2}}, {{3}, {4}, {5}}}}), raft::Action(DriftClock{{3}, 10'000}),
          raft::Action(SlowDisk{{3}, raft::Time{1'500}}), raft::Action(Crash{{1}}),
          raft::Action(Transfer{{2}, {}}), raft::Action(Mark{"mine"})})
        cluster->perform(action);
    cluster->advance(raft::Time{1'500'000});
    Told told;
    for (raft::EventNumber event = 1; event <= cluster->events().size(); ++event)
        told.sentences << QString::fromStdString(cluster->describe(event));
    raft::exportTrace(*cluster, "a run", [&told](std::string_view line, raft::EventNumber) {
        told.trace.append(line.data(), static_cast<qsizetype>(line.size()));
    });
    return told;
}

QStringList titlesOf(const QList<QAction *> &actions)
{
    QStringList titles;
    for (const QAction *action : actions)
        titles << action->text().remove(u'&');
    return titles;
}

/// What of that widget's own text cannot be seen; empty when all can.
QString cutText(QWidget *widget)
{
    QString text;
    if (const auto *label = qobject_cast<QLabel *>(widget); label != nullptr && !label->wordWrap())
        text = qobject_cast<ElidedLabel *>(widget) != nullptr ? QString() : label->text();
    const auto *tool = qobject_cast<QToolButton *>(widget);
    const bool isIcon =
        tool != nullptr && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
    if (const auto *button = qobject_cast<QAbstractButton *>(widget); button != nullptr && !isIcon)
        text = button->text();
    const bool isCut = !text.isEmpty() && widget->width() < widget->minimumSizeHint().width();
    return isCut ? QStringLiteral("%1 “%2”: %3 of %4 pixels")
                       .arg(widget->objectName(), text)
                       .arg(widget->width())
                       .arg(widget->minimumSizeHint().width())
                 : QString();
}

/// What each part of the window needs at least.
QString widthsIn(const QMainWindow *window)
{
    QStringList widths;
    for (const QWidget *part : window->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (part->isVisible())
            widths << QStringLiteral("%1 %2").arg(part->objectName()).arg(part->minimumSizeHint().width());
    return widths.join(QStringLiteral(", "));
}

QStringList cutTextsIn(const QWidget *whole)
{
    QStringList cut;
    for (QWidget *widget : whole->findChildren<QWidget *>())
        if (const QString text = widget->isVisible() ? cutText(widget) : QString(); !text.isEmpty())
            cut << text;
    return cut;
}

} // namespace

/// The window in the languages that it has catalogues for, and in one that needs more room than any.
class LanguageTest : public WindowBench {
    Q_OBJECT

private slots:
    void cleanup()
    {
        end();
        for (QTranslator *translator : qApp->findChildren<QTranslator *>())
            delete translator;
        raft::translateBy(nullptr);
        readLessonsIn({});
        QLocale::setDefault(QLocale::c());
    }

    /// What was chosen comes first, then what the system speaks, then English.
    void theSystemChoosesWhereNothingElseDoes()
    {
        QCOMPARE(languages().size(), languageCodes().size());
        QCOMPARE(languageFor({}, {QStringLiteral("de-AT"), QStringLiteral("en")}), QStringLiteral("de"));
        QCOMPARE(languageFor({}, {QStringLiteral("zh-Hans-SG")}), QStringLiteral("zh_CN"));
        QCOMPARE(languageFor({}, {QStringLiteral("fr-FR"), QStringLiteral("de-DE")}), QStringLiteral("de"));
        QCOMPARE(languageFor({}, {QStringLiteral("fr-FR")}), QStringLiteral("en"));
        QCOMPARE(languageFor(QStringLiteral("zh_CN"), {QStringLiteral("de-DE")}), QStringLiteral("zh_CN"));
    }

    void aLanguageIsChosenInTheMenuView()
    {
        begin();
        auto *menu = m_window->findChild<QMenu *>(QStringLiteral("languagesMenu"));
        QVERIFY(menu != nullptr);
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QCOMPARE(titlesOf(menu->actions()),
                 QStringList({QStringLiteral("As the system"), QStringLiteral("English"),
                              QStringLiteral("Deutsch"), QStringLiteral("中文")}));
        menu->actions()[2]->trigger();
        QCOMPARE(m_settings->value(languageSetting()).toString(), QStringLiteral("de"));
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QVERIFY(menu->actions()[2]->isChecked() && !menu->actions()[0]->isChecked());
    }

    void theWindowSpeaks_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("crash");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("count");
        QTest::newRow("German") << "de"
                                << "Datei"
                                << "S1 stürzt ab"
                                << "1,250 s"
                                << "1.284";
        QTest::newRow("Chinese") << "zh_CN"
                                 << "文件"
                                 << "S1 崩溃"
                                 << "1.250 s"
                                 << "1,284";
    }

    /// Menus, the sentences of events, the titles of properties, numbers.
    void theWindowSpeaks()
    {
        QFETCH(QString, code);
        QFETCH(QString, menu);
        QFETCH(QString, crash);
        QFETCH(QString, time);
        QFETCH(QString, count);
        speak(*qApp, code);
        begin();
        QVERIFY2(titlesOf(m_window->menuBar()->actions()).first().startsWith(menu),
                 qPrintable(titlesOf(m_window->menuBar()->actions()).join(u' ')));
        const QStringList sentences = eventfulRun().sentences;
        QVERIFY2(!sentences.filter(crash).isEmpty(), qPrintable(sentences.join(u'\n')));
        for (const char *english : {" is ", " the ", " and ", "reply", "term "})
            QVERIFY2(sentences.filter(QString::fromLatin1(english)).isEmpty(),
                     qPrintable(sentences.filter(QString::fromLatin1(english)).value(0)));
        for (int i = 0; i < static_cast<int>(raft::SafetyProperty::Count); ++i) {
            const auto property = static_cast<raft::SafetyProperty>(i);
            const QString meaning = coreText(raft::explain(property));
            QVERIFY2(meaning != QString::fromUtf8(raft::explain(property)), qPrintable(meaning));
        }
        QCOMPARE(timeText(raft::Time{1'250'000}), time);
        QCOMPARE(countText(1284), count);
    }

    /// What one language counts with one form, another counts with two; English has its two as well.
    void countsHaveTheirForms()
    {
        const auto entries = [](int number) {
            return QCoreApplication::translate("Inspector", "%1 entries", nullptr, number).arg(number);
        };
        speak(*qApp, QStringLiteral("en"));
        QCOMPARE(entries(1), QStringLiteral("1 entry"));
        QCOMPARE(entries(2), QStringLiteral("2 entries"));
        cleanup();
        speak(*qApp, QStringLiteral("de"));
        QCOMPARE(entries(1), QStringLiteral("1 Eintrag"));
        QCOMPARE(entries(2), QStringLiteral("2 Einträge"));
    }

    /// A trace is read by programs: it is the same in every language.
    void filesStayEnglish()
    {
        const Told english = eventfulRun();
        speak(*qApp, QStringLiteral("de"));
        const Told german = eventfulRun();
        QVERIFY(german.sentences != english.sentences);
        QCOMPARE(german.sentences.size(), english.sentences.size());
        QCOMPARE(german.trace, english.trace);
    }

    /// What is said of an event is kept as data, not in the words of the day on which it happened.
    void aRunIsToldInTheLanguageOfWhoReadsIt()
    {
        const auto cluster = raft::simulate(raft::clusterOf(3, 1));
        cluster->perform(raft::action::DriftClock{{2}, -5'000});
        const raft::EventNumber last = cluster->events().size();
        QCOMPARE(cluster->describe(last), std::string("S2: its clock runs 0.5 % slow"));
        speak(*qApp, QStringLiteral("de"));
        QVERIFY2(cluster->describe(last).find("zu langsam") != std::string::npos,
                 cluster->describe(last).c_str());
    }

    void aLessonIsReadInTheLanguageOfTheWindow()
    {
        const QString lesson =
            QStringLiteral(RAFTARIUM_SOURCE_DIR "/resources/scenarios/network-partition.md");
        const auto titleIn = [&lesson](const QString &code) {
            readLessonsIn(code);
            return titleOf(std::get<raft::Scenario>(readScenarioFile(lesson)));
        };
        QCOMPARE(titleIn(QStringLiteral("en")), QStringLiteral("Network partition"));
        QCOMPARE(titleIn(QStringLiteral("de")), QStringLiteral("Netzpartition"));
        QCOMPARE(titleIn(QStringLiteral("zh_CN")), QStringLiteral("网络分区"));
        QVERIFY(spokenFile(lesson) != lesson);
        QCOMPARE(originalFile(lesson), lesson);
        QCOMPARE(originalFile(spokenFile(lesson)), lesson);
    }

    /// A mark is kept like the sentences that are composed: what somebody writes there neither ends the
    /// program nor fills its memory.
    void whatLooksComposedIsSaidWithinBounds()
    {
        std::string nested = "x";
        std::string doubled = "x";
        for (int level = 0; level < 20'000; ++level)
            nested = raft::composed("", {nested});
        for (int level = 0; level < 40; ++level)
            doubled = raft::composed("%1%1", {doubled});
        for (const std::string &hostile : {nested, doubled, std::string("\x1f"),
                                           std::string("\x1f"
                                                       "99:"),
                                           std::string("\x1f"
                                                       "1:a18446744073709551615:b")}) {
            const auto run = raft::simulate(raft::clusterOf(3, 1));
            run->perform(raft::action::Mark{hostile});
            QVERIFY(run->describe(run->events().size()).size() <= hostile.size() + 100);
        }
        QCOMPARE(raft::said(raft::composed("%2 and %1", {"a", raft::composed("(%1)", {"b"})})),
                 std::string("(b) and a"));
    }

    void everyLanguageFitsIntoASmallWindow_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : languageCodes())
            QTest::newRow(qPrintable(code)) << code;
    }

    void everyLanguageFitsIntoASmallWindow()
    {
        QFETCH(QString, code);
        speak(*qApp, code);
        begin();
        electLeader();
        lookAtEveryPanel();
    }

    void wordsHalfAsLongAgainFit()
    {
        speak(*qApp, QStringLiteral("en"));
        LongTranslator words;
        qApp->installTranslator(&words);
        begin();
        electLeader();
        QVERIFY2(action("crash")->text().contains(u'~'), qPrintable(action("crash")->text()));
        lookAtEveryPanel(1100);
        qApp->removeTranslator(&words);
    }

private:
    /// The window fits on a small screen as it opens, and nothing of any panel is cut there. With any panel
    /// open besides, it needs no more than `widest`.
    void lookAtEveryPanel(int widest = 1000)
    {
        QVERIFY2(m_window->minimumSizeHint().width() <= 1000, qPrintable(widthsIn(m_window.get())));
        QStringList cut;
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            const bool wasOpen = dock->isVisible();
            dock->show();
            dock->raise();
            m_window->resize(1000, 700);
            QCoreApplication::processEvents();
            QVERIFY2(m_window->minimumSizeHint().width() <= widest,
                     qPrintable(dock->objectName() + QStringLiteral(": ") + widthsIn(m_window.get())));
            for (const QString &text : cutTextsIn(m_window.get()))
                cut << dock->objectName() + QStringLiteral(": ") + text;
            dock->setVisible(wasOpen);
        }
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"

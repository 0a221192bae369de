#include "lesson_bench.h"

#include "app/present/presentation.h"
#include "app/present/speaker_window.h"

#include <QFile>
#include <QScreen>

using namespace raftarium;

/// A lecture hall: the lecturer's screen, and the audience's beside it.
class SecondScreenTest : public LessonBench {
    Q_OBJECT

    static SpeakerWindow *speaker()
    {
        for (QWidget *each : QApplication::topLevelWidgets())
            if (auto *window = qobject_cast<SpeakerWindow *>(each))
                return window;
        return nullptr;
    }
    static QRect screen(int number) { return QGuiApplication::screens().value(number)->geometry(); }

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void theNotesStandBeforeTheLecturerAndThePictureBeforeTheAudience()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        openLesson(step("One", "Look.", "cluster 3\nnotes \"Let them vote.\"\nask \"Who?\" \"S1\"* \"S2\""));
        m_window->setGeometry(screen(0).adjusted(20, 20, -20, -20));
        const QRect before = m_window->geometry();
        QVERIFY(screen(0).contains(before.center()));
        QCOMPARE(m_window->screen(), QGuiApplication::screens().first());
        press(Qt::Key_F5);
        QVERIFY(m_window->isFullScreen());
        QVERIFY(screen(1).contains(m_window->geometry().center()));
        QVERIFY(speaker() && speaker()->isVisible());
        QVERIFY(screen(0).contains(speaker()->geometry().center()));
        QCOMPARE(speaker()->findChild<QLabel *>(QStringLiteral("speakerNotes"))->text(),
                 QStringLiteral("Let them vote."));
        QTest::keyClick(speaker(), Qt::Key_PageDown); // The remote may be heard by either window.
        QVERIFY(player().stop().kind != LessonStop::Kind::Question);
        press(Qt::Key_Escape);
        QVERIFY(!speaker()->isVisible());
        QVERIFY(!m_window->isFullScreen());
        QCOMPARE(m_window->geometry(), before);
    }
};

/// The screens are said to the platform before there is an application.
int main(int argc, char **argv)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("screens.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    const char *form = R"({"name":"%1","x":%2,"y":0,"width":1280,"height":720,"logicalDpi":96,"dpr":1})";
    file.write(QStringLiteral("{\"screens\":[%1,%2]}")
                   .arg(QString::fromLatin1(form).arg(QStringLiteral("lecturer")).arg(0),
                        QString::fromLatin1(form).arg(QStringLiteral("audience")).arg(1280))
                   .toUtf8());
    file.close();
    qputenv("QT_QPA_PLATFORM", QByteArray("offscreen:configfile=" + path.toLocal8Bit()));
    QApplication application(argc, argv);
    SecondScreenTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "second_screen_test.moc"

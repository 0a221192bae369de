#include "app/theme/plain_text.h"
#include "app/theme/theme.h"

#include <QGlyphRun>
#include <QTest>
#include <QTextLayout>

#include <cstdlib>

using namespace raftarium;

namespace {

constexpr double enoughForText = 4.5;
constexpr double enoughForLines = 3;
constexpr std::uint64_t cycle = 6; ///< Terms until the colours come again.

/// The signs that are drawn for a text.
QList<quint32> signsOf(const QFont &font, const QString &text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QList<quint32> signs;
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun &run : runs)
        signs += run.glyphIndexes();
    return signs;
}

/// How far two colours are from each other, 0 … 765.
int difference(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
           std::abs(one.blue() - other.blue());
}

} // namespace

/// Whether what the window says can be read, in both themes.
class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textStandsOut_data() { bothThemes(); }
    void textStandsOut();
    void linesOfEveryTermStandOut_data() { bothThemes(); }
    void linesOfEveryTermStandOut();
    void whatIsSelectedHasNoTermsColour_data() { bothThemes(); }
    void whatIsSelectedHasNoTermsColour();
    void charactersStayApart();
    void toolTipsFitTheScreen();

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static Theme theme(bool dark) { return dark ? Theme::darkTheme() : Theme::light(); }
};

void ThemeTest::textStandsOut()
{
    QFETCH(bool, dark);
    const Theme shown = theme(dark);
    for (const QColor &ground : {shown.window, shown.panel, shown.raised})
        for (const QColor &text : {shown.text, shown.mutedText, shown.fault})
            QVERIFY2(Theme::contrast(text, ground) >= enoughForText,
                     qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
    QVERIFY(Theme::contrast(shown.text, shown.hull) >= enoughForText);
    QVERIFY(Theme::contrast(shown.mutedText, shown.hull) >= enoughForText);
    QVERIFY(Theme::contrast(shown.text, shown.track) >= enoughForText); // The name of a crashed server.
    QVERIFY(Theme::contrast(shown.accentText, shown.accent) >= enoughForText);
    for (std::uint64_t term = 1; term <= cycle; ++term) {
        const QColor fill = shown.termColor({term});
        QVERIFY(Theme::contrast(Theme::textOn(fill), fill) >= enoughForText);
    }
}

void ThemeTest::linesOfEveryTermStandOut()
{
    QFETCH(bool, dark);
    const Theme shown = theme(dark);
    for (std::uint64_t term = 0; term <= cycle; ++term)
        for (const QColor &ground : {shown.window, shown.panel, shown.raised})
            QVERIFY2(Theme::contrast(shown.termLine({term}), ground) >= enoughForLines,
                     qPrintable(QStringLiteral("term %1 on %2").arg(term).arg(ground.name())));
}

void ThemeTest::whatIsSelectedHasNoTermsColour()
{
    QFETCH(bool, dark);
    const Theme shown = theme(dark);
    for (std::uint64_t term = 1; term <= cycle; ++term) {
        QVERIFY(difference(shown.selection, shown.termLine({term})) > 90);
        QVERIFY(difference(shown.selection, shown.termColor({term})) > 90);
    }
}

/// Type for programmers joins "<!--" to one sign, other type "->" to an arrow.
void ThemeTest::charactersStayApart()
{
    for (const QFont &font : {Theme::light().monospace(10), Theme::light().font(10)})
        for (const QString &text : {QStringLiteral("<!--"), QStringLiteral("->"), QStringLiteral("!=")}) {
            QList<quint32> single;
            for (const QChar letter : text)
                single += signsOf(font, QString(letter));
            QCOMPARE(signsOf(font, text), single);
        }
}

void ThemeTest::toolTipsFitTheScreen()
{
    const QStringList wide = toolTipText(QString(1'000'000, u'a')).split(u'\n');
    QVERIFY(wide.size() <= 24);
    for (const QString &line : wide)
        QVERIFY(line.size() <= 88);
    const QString words = QStringLiteral("a short line\nand <b>another</b>");
    QCOMPARE(toolTipText(words), words);
    QCOMPARE(toolTipText(QString(30, u'x') + u' ' + QString(80, u'y')),
             QString(QString(30, u'x') + u" " + QString(57, u'y') + u'\n' + QString(23, u'y')));
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"

#include "raftcore/pictures/elections_svg.h"
#include "raftcore/pictures/history_svg.h"
#include "raftcore/pictures/space_time_svg.h"
#include "raftcore/simulation/simulation.h"

#include <QXmlStreamReader>
#include <QtTest>

/// Pictures that need no window: well-formed, and with what they are about.
class Pictures : public QObject {
    Q_OBJECT

private slots:
    void ofAContradictionShowLanesOrderAndWhatFitsNowhere();
    void ofOperationsShowWhatTheyWroteAndRead();
    void ofARunShowLeadersAndFaultsAmongTheOperations();
    void ofALongHistoryShowItsEnd();
    void keepForeignTextsHarmless();
    void ofElectionsHaveACurveForEachSetting();
    void ofSpaceAndTimeHaveALaneForEachServerAndAnArrowForEachMessage();
    void ofSpaceAndTimeAreRefusedWhenNobodyCouldReadThem();
};

namespace {

using namespace raft;
using namespace std::chrono_literals;
using Fate = HistoryBar::Fate;

ClientCall call(OperationId id, OperationKind kind, std::uint64_t called, std::uint64_t returned,
                std::string value)
{
    ClientCall one;
    one.operation.id = id;
    one.operation.kind = kind;
    one.operation.key = "x";
    one.operation.outcome = OperationOutcome::Done;
    if (kind == OperationKind::Read)
        one.operation.result = value;
    else
        one.operation.value = value;
    one.called = called;
    one.returned = returned;
    one.client = std::to_string(id % 2);
    return one;
}

/// Two writes that overlap, and a read that finds again what was replaced.
std::vector<ClientCall> contradiction()
{
    std::vector<ClientCall> history{
        call(1, OperationKind::Put, 1, 4, "a"), call(2, OperationKind::Put, 2, 5, "b"),
        call(3, OperationKind::Read, 6, 7, "a"), call(4, OperationKind::Read, 8, 9, "b"),
        call(5, OperationKind::Read, 10, 11, "a")};
    ClientCall lost = call(6, OperationKind::Put, 3, 0, "c");
    lost.returned.reset();
    lost.operation.outcome = OperationOutcome::Unknown;
    history.push_back(lost);
    return history;
}

/// The texts of an SVG by the name of their element; empty when it is not well-formed.
QMultiMap<QString, QString> elementsOf(const std::string &svg)
{
    QMultiMap<QString, QString> elements;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            const QString name = reader.name().toString();
            const QString classes = reader.attributes().value(QLatin1String("class")).toString();
            const bool hasText = name == QLatin1String("text") || name == QLatin1String("title");
            elements.insert(hasText ? name : name + QLatin1Char(' ') + classes,
                            hasText ? reader.readElementText() : QString());
        }
    return reader.hasError() ? QMultiMap<QString, QString>() : elements;
}

const HistoryBar &barOf(const HistoryChart &chart, OperationId id)
{
    const auto bar = std::find_if(chart.bars.begin(), chart.bars.end(),
                                  [id](const HistoryBar &one) { return one.id == id; });
    return *bar;
}

} // namespace

void Pictures::ofAContradictionShowLanesOrderAndWhatFitsNowhere()
{
    const std::vector<ClientCall> history = contradiction();
    const HistoryChart chart = chartOf(history, checkLinearizability(history));
    QCOMPARE(chart.bars.size(), std::size_t{6});
    QVERIFY(chart.lanes.size() >= 3); // Client 0 called again while its lost write might still happen.
    std::size_t wrong = 0;
    std::size_t last = 0;
    for (const HistoryBar &bar : chart.bars) {
        QVERIFY(bar.from < bar.to && bar.to < chart.columns && bar.lane < chart.lanes.size());
        wrong += bar.fate == Fate::FitsNowhere ? 1 : 0;
        if (bar.fate == Fate::InOrder)
            QVERIFY(bar.effect > bar.from && bar.effect < bar.to);
        last = std::max(last, bar.place);
    }
    QVERIFY(wrong >= 1);
    QVERIFY(last >= 3);
    QVERIFY(barOf(chart, 6).fate == Fate::NotNeeded);
    QCOMPARE(barOf(chart, 1).text, std::string("put a"));
    for (const HistoryBar &one : chart.bars)
        for (const HistoryBar &other : chart.bars)
            if (one.place != 0 && one.place < other.place)
                QVERIFY(one.effect < other.effect);
    const auto elements = elementsOf(toSvg(chart));
    QVERIFY(!elements.isEmpty());
    QCOMPARE(static_cast<std::size_t>(elements.count(QStringLiteral("path cross"))), wrong);
    QCOMPARE(static_cast<std::size_t>(elements.count(QStringLiteral("circle effect"))), last);
    QVERIFY(elements.values(QStringLiteral("text")).contains(QStringLiteral("client 1")));
    QVERIFY(elements.values(QStringLiteral("title")).contains(QStringLiteral("Not linearizable: key \"x\"")));
}

/// What was read says why it fits nowhere: it is never cut where there is room beside the bar.
void Pictures::ofOperationsShowWhatTheyWroteAndRead()
{
    const std::vector<ClientCall> history = contradiction();
    const HistoryChart chart = chartOf(history, checkLinearizability(history));
    const QStringList texts = elementsOf(toSvg(chart)).values(QStringLiteral("text"));
    for (const HistoryBar &bar : chart.bars)
        QVERIFY2(texts.contains(QString::fromStdString(bar.text)), bar.text.c_str());
    const auto place = contradictionIn(chart);
    QVERIFY(place);
    const auto wrong = std::find_if(chart.bars.begin(), chart.bars.end(),
                                    [](const HistoryBar &bar) { return bar.fate == Fate::FitsNowhere; });
    for (const HistoryBar &bar : chart.bars)
        if (bar.fate == Fate::InOrder && bar.to < wrong->from)
            QVERIFY(place->x > static_cast<double>(bar.to));
    const std::vector<ClientCall> right(history.begin(), history.begin() + 2);
    QVERIFY(!contradictionIn(chartOf(right, checkLinearizability(right))));
}

/// What the cluster went through, on the axis of the operations.
void Pictures::ofARunShowLeadersAndFaultsAmongTheOperations()
{
    const std::vector<ClientCall> history = contradiction();
    using Kind = HistoryMoment::Kind;
    const std::vector<HistoryMoment> moments{{0, Kind::Leader, "S1 leads term 1"},
                                             {history.front().called + 1, Kind::Fault, "S1 crashes"},
                                             {history.front().called + 2, Kind::Leader, "S2 leads term 2"},
                                             {1'000'000, Kind::Fault, "too late to matter"}};
    const HistoryChart chart = chartOf(history, checkLinearizability(history), moments);
    QCOMPARE(chart.marks.size(), std::size_t{3});
    QCOMPARE(chart.marks[0].text, std::string("S1 leads term 1"));
    QVERIFY(chart.marks[0].column < chart.marks[1].column && chart.marks[1].column < chart.marks[2].column);
    QVERIFY(barOf(chart, history.front().operation.id).from < chart.marks[1].column);
    const QStringList texts = elementsOf(toSvg(chart, SvgScheme::Light)).values(QStringLiteral("text"));
    QVERIFY(texts.contains(QStringLiteral("✕ S1 crashes")));
    QVERIFY(texts.contains(QStringLiteral("♛ S2 leads term 2")));
    QVERIFY(toSvg(chart).find("prefers-color-scheme") != std::string::npos);
    QVERIFY(toSvg(chart, SvgScheme::Dark).find("prefers-color-scheme") == std::string::npos);
}

void Pictures::ofALongHistoryShowItsEnd()
{
    std::vector<ClientCall> history;
    for (std::uint64_t i = 0; i < 5'000; ++i)
        history.push_back(call(i + 1, OperationKind::Put, 10 * i + 1, 10 * i + 2, "same"));
    history.push_back(call(5'001, OperationKind::Read, 60'000, 60'001, "never"));
    history.push_back(call(5'002, OperationKind::Put, 60'002, 60'003, "later"));
    const HistoryChart chart = chartOf(history, checkLinearizability(history), {}, 30);
    QCOMPARE(chart.leftOutBefore, std::size_t{4'980});
    QCOMPARE(chart.bars.size(), std::size_t{22});
    QVERIFY(barOf(chart, 5'001).fate == Fate::FitsNowhere);
    QVERIFY(barOf(chart, 5'002).fate == Fate::NotReached);
    QCOMPARE(barOf(chart, 5'000).place, std::size_t{5'000});
}

void Pictures::keepForeignTextsHarmless()
{
    std::vector<ClientCall> history{
        call(1, OperationKind::Read, 1, 2, "<script>&\x01\xff\"\xed\xa0\x80 and a long text")};
    history[0].client = "<b>\xc3";
    const auto elements = elementsOf(toSvg(chartOf(history, checkLinearizability(history))));
    QVERIFY(!elements.isEmpty());
    QVERIFY(!elements.contains(QStringLiteral("script ")));
}

void Pictures::ofElectionsHaveACurveForEachSetting()
{
    std::vector<ElectionSample> samples;
    for (int i = 1; i <= 2'000; ++i)
        samples.push_back({true, i * 100us, 8, 1});
    const std::vector<NamedElections> elections{{"quick & small", ElectionFigures(samples)},
                                                {"none", ElectionFigures({ElectionSample{}})}};
    const std::string svg = toSvg(elections);
    const auto elements = elementsOf(svg);
    QCOMPARE(elements.count(QStringLiteral("path curve c0")), 2); // The curve, and its sample below.
    QCOMPARE(elements.count(QStringLiteral("path curve c1")), 1);
    const QStringList texts = elements.values(QStringLiteral("text"));
    QVERIFY(texts.contains(QStringLiteral("quick & small: median 100 ms")));
    QVERIFY(texts.contains(QStringLiteral("none: fewer than half elect a leader")));
    QVERIFY(svg.size() < 60'000);
    QVERIFY(!elementsOf(toSvg(std::vector<NamedElections>{})).isEmpty());
    const std::string narrow = toSvg(elections, SvgScheme::Light, {420, 300});
    QVERIFY(narrow.find("width=\"420\" height=\"300\"") != std::string::npos);
}

void Pictures::ofSpaceAndTimeHaveALaneForEachServerAndAnArrowForEachMessage()
{
    auto run = simulate(clusterOf(3, 7));
    run->advance(400ms);
    run->perform(action::Mark{"<b>here</b> & there"});
    run->perform(action::Crash{run->view().leader()->id});
    run->advance(500ms);
    const auto picture = spaceTimeSvg(*run, 0ms, 500ms);
    QVERIFY(picture);
    QXmlStreamReader reader(QByteArray::fromStdString(*picture));
    QString texts;
    int heads = 0;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            texts += reader.text().toString() + u'\n';
        else if (reader.isStartElement() && reader.name() == u"path")
            ++heads;
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const QString &words : {QStringLiteral("S1"), QStringLiteral("S2"), QStringLiteral("S3"),
                                 QStringLiteral("<b>here</b> & there")})
        QVERIFY2(texts.contains(words), qPrintable(words));
    int delivered = 0;
    for (EventNumber number = 1; number <= run->events().size(); ++number)
        delivered += run->events()[number].kind == EventKind::MessageDelivered ? 1 : 0;
    QCOMPARE(heads, delivered);
}

void Pictures::ofSpaceAndTimeAreRefusedWhenNobodyCouldReadThem()
{
    auto run = simulate(clusterOf(3, 7));
    run->advance(2s);
    QVERIFY(!spaceTimeSvg(*run, 0s, 2s, 10));
    QVERIFY(spaceTimeSvg(*run, 0s, 2s, 10'000));
}

QTEST_APPLESS_MAIN(Pictures)
#include "pictures.moc"

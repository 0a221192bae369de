#include "bench_paint.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>

#include <cstdio>

/// bench_paint [--only canvas|timeline]: prints one JSON object with milliseconds per frame.
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("Measure canvas or timeline only."),
                                  QStringLiteral("half"));
    parser.addOption(only);
    parser.process(app);
    const QString half = parser.value(only);
    if (!half.isEmpty() && half != QLatin1String("canvas") && half != QLatin1String("timeline")) {
        std::fputs("--only takes canvas or timeline\n", stderr);
        return 2;
    }
    QJsonObject result{{QStringLiteral("benchmark"), QStringLiteral("paint")},
                       {QStringLiteral("size"), QStringLiteral("1920x1080")}};
    if (half != QLatin1String("timeline"))
        result[QStringLiteral("canvas")] = benchmark::paintCanvas();
    if (half != QLatin1String("canvas"))
        result[QStringLiteral("timeline")] = benchmark::paintTimeline();
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}

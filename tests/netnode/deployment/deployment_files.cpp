#include "deployment_files.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace deployment {

namespace {

/// Every match of the pattern; ^ and $ stand for the ends of lines.
QList<QRegularExpressionMatch> matches(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QList<QRegularExpressionMatch> found;
    for (auto each = expression.globalMatch(text); each.hasNext();)
        found.append(each.next());
    return found;
}

QString first(const QString &text, const QString &pattern)
{
    const auto found = matches(text, pattern);
    return found.isEmpty() ? QString() : found.first().captured(1);
}

/// The lines of a Dockerfile, those that end in a backslash joined with the next.
QStringList dockerfile()
{
    QString text = read(u"resources/container/Dockerfile"_s);
    return text.replace(u"\\\n"_s, u" "_s).split(u'\n');
}

} // namespace

QString read(const QString &path)
{
    QFile file(QStringLiteral(RAFTARIUM_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList copiedIntoImage()
{
    QStringList sources;
    for (const QString &line : dockerfile()) {
        QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.value(0) != u"COPY" || words.value(1).startsWith(u"--from"))
            continue;
        sources += words.sliced(1, words.size() - 2);
    }
    return sources;
}

QStringList configureArguments()
{
    for (const QString &line : dockerfile())
        if (line.startsWith(u"RUN cmake "))
            return line.section(u"&&"_s, 0, 0).split(u' ', Qt::SkipEmptyParts).sliced(2);
    return {};
}

QList<ComposeService> composeServices()
{
    QList<ComposeService> services;
    const QString text = read(u"resources/container/compose.yaml"_s);
    for (const auto &block : matches(text, u"^  (raftnode\\d+):\\n((?:    .*\\n)+)"_s)) {
        ComposeService service{block.captured(1), {}, {}, {}};
        const QString body = block.captured(2);
        for (const auto &variable : matches(body, u"^      ([A-Z_]+): (?:>-\\n +)?(.+)$"_s))
            service.environment[variable.captured(1)] = variable.captured(2);
        service.ports = first(body, u"^    ports: \\[\"(.*)\"\\]$"_s);
        service.volumes = first(body, u"^    volumes: \\[\"(.*)\"\\]$"_s);
        services.append(service);
    }
    return services;
}

QMap<QString, QString> podEnvironment()
{
    QMap<QString, QString> environment;
    const QString text = read(u"resources/kubernetes/raftnode.yaml"_s);
    for (const auto &variable : matches(text, u"- \\{name: ([A-Z_]+), value: \"?([^\"}]*)\"?\\}"_s))
        environment[variable.captured(1)] = variable.captured(2);
    return environment;
}

QStringList unitVariables()
{
    QStringList variables;
    const QString text = read(u"resources/systemd/raftnode@.service"_s);
    for (const auto &variable : matches(text, u"^(?:#? *Environment=|# {7})([A-Z_]+)="_s))
        variables << variable.captured(1);
    return variables;
}

QString podScript()
{
    const QString text = read(u"resources/kubernetes/raftnode.yaml"_s);
    QString script = first(text, u"^          args:\\n            - \\|\\n((?: {14}.*\\n)+)"_s);
    return script.remove(QRegularExpression(u"^ {14}"_s, QRegularExpression::MultilineOption));
}

} // namespace deployment

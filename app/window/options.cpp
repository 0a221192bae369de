#include "app/window/options.h"

#include "app/session/cluster_size.h"
#include "app/session/recording_files.h"
#include "app/session/time_text.h"
#include "app/window/language.h"
#include "app/window/process_panel.h"
#include "app/window/raftarium_manual.h"
#include "netnode/manual/completion_script.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace raftarium {

namespace {

constexpr int smallestWidth = 640;
constexpr int smallestHeight = 480;
constexpr int largestSide = 8192;
constexpr raft::Time longestDelay{2'000'000};

/// Takes an option that concerns real processes; answers what is wrong, or an empty text; nothing when it is
/// another option.
std::optional<QString> takeProcess(const QString &name, const QString &value, Options &options)
{
    ProcessRequest &process = options.process;
    if (name == u"--attach") {
        options.real = true;
        process.kind = ProcessRequest::Kind::Attach;
        process.addresses = addressesIn(value);
        const QString problem = addressObstacle(process.addresses);
        return problem.isEmpty() ? problem : QStringLiteral("--attach: %1").arg(problem);
    }
    if (name == u"--delay") {
        const auto delay = parseTime(value);
        if (!delay || *delay > longestDelay)
            return QStringLiteral("--delay needs a time up to 2s such as 300ms, not “%1”").arg(value);
        process.delay = std::chrono::duration_cast<std::chrono::milliseconds>(*delay);
    } else if (name == u"--data-dir") {
        process.dataDirectory = value;
    } else if (name == u"--token-file") {
        process.tokenFile = value;
    } else if (name == u"--tls-ca") {
        process.authority = value;
    } else {
        return std::nullopt;
    }
    return QString();
}

/// What --export says, as it is collected: its parts come in any order.
struct ExportOptions {
    QString path;
    QString what;
    Stretch stretch;
    std::optional<double> speed;
    std::optional<int> framesPerSecond;
    QString first; ///< Of those that need --export: which one is given.
};

/// As takeProcess(), of an option that concerns an export.
std::optional<QString> takeExport(const QString &name, const QString &value, ExportOptions &options)
{
    if (name == u"--export") {
        options.path = value;
        return QString();
    }
    if (name == u"--what") {
        options.what = value;
    } else if (name == u"--from" || name == u"--to") {
        const auto time = parseTime(value);
        if (!time)
            return QStringLiteral("%1 needs a time such as 12.5s or 300ms, not “%2”").arg(name, value);
        (name == u"--from" ? options.stretch.from : options.stretch.to) = time;
    } else if (name == u"--speed") {
        bool isNumber = false;
        options.speed = value.toDouble(&isNumber);
        if (!isNumber || !(*options.speed >= 0.001 && *options.speed <= 1000))
            return QStringLiteral("--speed needs a number from 0.001 to 1000, not “%1”").arg(value);
    } else if (name == u"--fps") {
        options.framesPerSecond = value.toInt();
        if (*options.framesPerSecond < 1 || *options.framesPerSecond > 120)
            return QStringLiteral("--fps needs a number from 1 to 120, not “%1”").arg(value);
    } else {
        return std::nullopt;
    }
    options.first = name;
    return QString();
}

/// That an option would change nothing of what is exported.
QString idleOption(const ExportOptions &asked, const ExportRequest &request)
{
    const bool hasStretch = asked.stretch.from || asked.stretch.to;
    if (hasStretch && !request.isFilm() && request.thing != ExportedThing::Diagram)
        return QStringLiteral("--from and --to are for a film or a diagram, which %1 is not; --at names the "
                              "instant of a picture")
            .arg(request.path);
    if ((asked.speed || asked.framesPerSecond) && !request.isFilm())
        return QStringLiteral("--speed and --fps are for a film, which %1 is not").arg(request.path);
    return {};
}

/// Puts together what --export asks for; answers what is wrong.
QString completeExport(const ExportOptions &asked, Options &options)
{
    if (asked.path.isEmpty())
        return asked.first.isEmpty()
                   ? QString()
                   : QStringLiteral("%1 says more about --export: name the file").arg(asked.first);
    const auto thing = exportedThingNamed(asked.what);
    if (!asked.what.isEmpty() && !thing)
        return QStringLiteral("--what is one of %1, not “%2”")
            .arg(exportWords().join(QStringLiteral(", ")), asked.what);
    auto request = exportRequestFor(asked.path, thing);
    if (const auto *problem = std::get_if<QString>(&request))
        return *problem;
    ExportRequest &made = options.made.exported.emplace(std::get<ExportRequest>(request));
    made.stretch = asked.stretch;
    made.speed = asked.speed.value_or(made.speed);
    made.framesPerSecond = asked.framesPerSecond.value_or(made.framesPerSecond);
    if (asked.stretch.from && asked.stretch.to && *asked.stretch.from >= *asked.stretch.to)
        return QStringLiteral("--from comes before --to");
    return idleOption(asked, made);
}

/// Takes --processes and the number after it, if there is one; `place` moves to the last argument taken.
QString takeProcesses(const QStringList &arguments, qsizetype &place, Options &options)
{
    QString value = arguments[place].section(u'=', 1);
    if (!arguments[place].contains(u'=')) {
        bool follows = false;
        arguments.value(place + 1).toUInt(&follows);
        value = follows ? arguments[++place] : QString();
    }
    options.real = true;
    if (value.isNull())
        return {};
    bool isNumber = false;
    options.process.servers = value.toULongLong(&isNumber);
    return isNumber && options.process.servers >= 1 && options.process.servers <= mostServers
               ? QString()
               : QStringLiteral("--processes needs a number from 1 to 9, not “%1”").arg(value);
}

/// Takes one option with its value into `options`; answers what is wrong, or nothing.
QString take(const QString &name, const QString &value, Options &options, ExportOptions &exported)
{
    if (value.isEmpty())
        return QStringLiteral("%1 needs a value").arg(name);
    if (name == u"--completion") {
        if (!completionScript(value, {}))
            return QStringLiteral("--completion is bash, zsh or fish, not “%1”").arg(value);
        options.completion = value;
    } else if (name == u"--group") {
        options.group = value;
    } else if (name == u"--screenshot") {
        options.made.screenshot = value;
    } else if (name == u"--report") {
        options.made.report = value;
    } else if (name == u"--handout") {
        options.made.handout = value;
    } else if (name == u"--html") {
        options.made.page = value;
    } else if (name == u"--at") {
        options.at = parseTime(value);
        if (!options.at)
            return QStringLiteral("--at needs a time such as 12.5s or 300ms, not “%1”").arg(value);
    } else if (name == u"--size") {
        const QStringList sides = value.split(u'x');
        bool wide = false;
        bool high = false;
        const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(&wide), sides[1].toInt(&high)) : QSize();
        if (!wide || !high || size.width() < smallestWidth || size.height() < smallestHeight ||
            size.width() > largestSide || size.height() > largestSide)
            return QStringLiteral("--size needs WIDTHxHEIGHT between 640x480 and 8192x8192, not “%1”")
                .arg(value);
        options.size = size;
    } else if (name == u"--theme") {
        if (value != u"light" && value != u"dark")
            return QStringLiteral("--theme is light or dark, not “%1”").arg(value);
        options.dark = value == u"dark";
    } else if (name == u"--language") {
        if (!languageCodes().contains(value))
            return QStringLiteral("--language is %1, not “%2”")
                .arg(languageCodes().join(QStringLiteral(" or ")), value);
        options.language = value;
    } else if (name == u"--seed") {
        bool isNumber = false;
        options.seed = value.toULongLong(&isNumber);
        if (!isNumber)
            return QStringLiteral("--seed needs a whole number, not “%1”").arg(value);
    } else if (const auto problem = takeProcess(name, value, options)) {
        return *problem;
    } else if (const auto exportProblem = takeExport(name, value, exported)) {
        return *exportProblem;
    } else {
        bool isNumber = false;
        options.servers = value.toULongLong(&isNumber);
        if (!isNumber || *options.servers < 1 || *options.servers > mostServers)
            return QStringLiteral("--servers needs a number from 1 to 9, not “%1”").arg(value);
    }
    return {};
}

/// "run.raft.json", or with an event "run.raft.json#event=2722". A file may have such a name itself.
void takeFile(const QString &text, Options &options)
{
    static const QRegularExpression withEvent(QStringLiteral("^(.+)#event=([0-9]{1,9})$"));
    const QRegularExpressionMatch found = withEvent.match(text);
    options.file = text;
    if (!found.hasMatch() || QFileInfo::exists(text))
        return;
    options.file = found.captured(1);
    options.event = found.captured(2).toUInt();
}

/// Those that a value always follows, with their dashes.
QStringList valuedOptions()
{
    QStringList valued;
    for (const ProgramOption &option : raftariumOptions())
        if (!option.value.isEmpty() && !option.valueMayLack)
            valued.append(QStringLiteral("--") + option.name);
    return valued;
}

/// What is wrong with the options together that concern real processes.
QString processContradiction(const Options &options, const QStringList &given)
{
    const bool recorded = options.tour || !options.file.isEmpty();
    const bool starts = given.contains(QStringLiteral("--processes"));
    const bool attaches = given.contains(QStringLiteral("--attach"));
    if (starts && attaches)
        return QStringLiteral("--processes starts servers and --attach watches others; choose one of them");
    if (options.real && (options.seed || options.servers))
        return QStringLiteral("real processes have no seed; --processes N says how many there are");
    if (recorded && attaches)
        return QStringLiteral("a scenario starts servers of its own: play it with --processes");
    if (recorded && starts && isRecordingName(options.file))
        return QStringLiteral("a recording is shown without its servers: leave out --processes");
    if (recorded && starts &&
        (options.process.servers != ProcessRequest().servers || given.contains(QStringLiteral("--data-dir"))))
        return QStringLiteral("a scenario says itself how many servers it starts, and keeps no journals");
    for (const QString &name : {QStringLiteral("--delay"), QStringLiteral("--data-dir")})
        if (given.contains(name) && !starts)
            return QStringLiteral("%1 is for servers that --processes starts").arg(name);
    for (const QString &name : {QStringLiteral("--token-file"), QStringLiteral("--tls-ca")})
        if (given.contains(name) && !attaches)
            return QStringLiteral("%1 is for servers that --attach watches").arg(name);
    if (options.real && options.at.has_value() != options.unattended())
        return QStringLiteral("of real processes, --at says when --screenshot, --report, --html or --export "
                              "is made: name both");
    return {};
}

/// What is wrong with the options together.
QString contradiction(const Options &options)
{
    const bool recorded = options.tour || !options.file.isEmpty();
    if (options.tour && !options.file.isEmpty())
        return QStringLiteral("--tour plays the built-in tour; it cannot play %1 too").arg(options.file);
    if (options.at && options.event)
        return QStringLiteral("--at and #event= name two instants; choose one of them");
    if (recorded && (options.seed || options.servers))
        return QStringLiteral("--seed and --servers are for a new cluster; a scenario sets up its own");
    const MadeFiles &made = options.made;
    const QString endless = !made.report.isEmpty()      ? QStringLiteral("--report")
                            : !made.page.isEmpty()      ? QStringLiteral("--html")
                            : made.exported.has_value() ? QStringLiteral("--export")
                                                        : QString();
    if (!endless.isEmpty() && !recorded && !options.at)
        return QStringLiteral("%1 needs a run that ends: name a scenario, --tour, or a time with --at")
            .arg(endless);
    if (!made.handout.isEmpty() && !options.isLesson())
        return QStringLiteral("--handout is a lesson for paper: name the lesson, and nothing else");
    static const QStringList otherForms{QStringLiteral("svg"),  QStringLiteral("pdf"),  QStringLiteral("jpg"),
                                        QStringLiteral("jpeg"), QStringLiteral("webp"), QStringLiteral("gif"),
                                        QStringLiteral("bmp")};
    if (otherForms.contains(QFileInfo(made.screenshot).suffix().toLower()))
        return QStringLiteral("--screenshot writes PNG, which %1 does not say; --export also writes .svg and "
                              ".pdf")
            .arg(made.screenshot);
    const QString exported = made.exported ? made.exported->path : QString();
    for (const QString &path : {made.screenshot, made.report, made.handout, made.page, exported}) {
        if (path.isEmpty())
            continue;
        const QFileInfo file(path);
        if (file.isDir() || !file.absoluteDir().exists())
            return QStringLiteral("%1 cannot be written: there is no such folder").arg(path);
    }
    return {};
}

} // namespace

bool Options::isLesson() const
{
    const bool isScenario = tour || (!file.isEmpty() && !isRecordingName(file));
    return isScenario && !real && !namesInstant() && made.screenshot.isEmpty() && made.report.isEmpty() &&
           made.page.isEmpty() && !made.exported;
}

std::variant<Options, QString> parseOptions(const QStringList &arguments)
{
    const QStringList valued = valuedOptions();
    Options options;
    ExportOptions exported;
    QStringList seen;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(u'=', 0, 0);
        if (name == u"--help" || name == u"-h") {
            options.help = true;
        } else if (name == u"--version" || name == u"-v") {
            options.version = true;
        } else if (name == u"--manual") {
            options.manual = true;
        } else if (name == u"--tour") {
            options.tour = true;
        } else if (name == u"--processes") {
            seen.append(name);
            if (const QString problem = takeProcesses(arguments, i, options); !problem.isEmpty())
                return problem;
        } else if (valued.contains(name)) {
            if (seen.contains(name))
                return QStringLiteral("%1 is given twice").arg(name);
            seen.append(name);
            const bool joined = arguments[i].contains(u'=');
            const QString value = joined ? arguments[i].section(u'=', 1) : arguments.value(++i);
            if (const QString problem = take(name, value, options, exported); !problem.isEmpty())
                return problem;
        } else if (arguments[i].startsWith(u'-') && arguments[i].size() > 1) {
            return QStringLiteral("%1 is no option; --help lists them").arg(arguments[i]);
        } else if (!options.file.isEmpty()) {
            for (const QString &each : {options.file, arguments[i]})
                if (isRecordingName(each) || each.endsWith(u".md", Qt::CaseInsensitive) ||
                    !QFileInfo::exists(each))
                    return QStringLiteral("only traces are opened several at once, not %1").arg(each);
            options.moreFiles.append(arguments[i]);
        } else {
            takeFile(arguments[i], options);
        }
    }
    if (options.printsInstead())
        return options;
    for (const QString &problem :
         {completeExport(exported, options), contradiction(options), processContradiction(options, seen)})
        if (!problem.isEmpty())
            return problem;
    return options;
}

} // namespace raftarium

#include "app/export/export_request.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace raftarium {

namespace {

using Thing = ExportedThing;
using Form = ExportForm;

constexpr std::array formSuffixes{
    std::pair{Form::Png, "png"},   std::pair{Form::Svg, "svg"},         std::pair{Form::Pdf, "pdf"},
    std::pair{Form::Webm, "webm"}, std::pair{Form::Mp4, "mp4"},         std::pair{Form::Gif, "gif"},
    std::pair{Form::Csv, "csv"},   std::pair{Form::JsonLines, "jsonl"}, std::pair{Form::Markdown, "md"},
    std::pair{Form::Html, "html"},
};

/// A row of the table: what it is called, and the forms it can have.
struct Exportable {
    Thing thing;
    const char *word;
    std::vector<Form> forms;
};

const std::vector<Exportable> &exportables()
{
    static const std::vector<Form> pictures{Form::Png,  Form::Svg, Form::Pdf,
                                            Form::Webm, Form::Mp4, Form::Gif};
    static const std::vector<Form> tables{Form::Csv, Form::JsonLines};
    static const std::vector<Exportable> all{
        {Thing::Window, "window", pictures},         {Thing::Canvas, "canvas", pictures},
        {Thing::Timeline, "timeline", pictures},     {Thing::LogGrid, "log-grid", pictures},
        {Thing::Diagram, "diagram", {Form::Svg}},    {Thing::Events, "events", tables},
        {Thing::Operations, "operations", tables},   {Thing::Logs, "logs", tables},
        {Thing::Report, "report", {Form::Markdown}}, {Thing::Page, "page", {Form::Html}},
    };
    return all;
}

const Exportable &exportableOf(Thing thing)
{
    return exportables()[static_cast<std::size_t>(thing)];
}

std::optional<Form> formOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const auto &[form, known] : formSuffixes)
        if (suffix == QLatin1StringView(known))
            return form;
    return std::nullopt;
}

/// What files of that form usually hold.
Thing usualThing(Form form)
{
    for (const Exportable &each : exportables())
        if (std::find(each.forms.begin(), each.forms.end(), form) != each.forms.end())
            return each.thing;
    return Thing::Window;
}

const QRegularExpression &numberPlace()
{
    static const QRegularExpression place(QStringLiteral("%0?([1-9]?)d"));
    return place;
}

} // namespace

bool ExportRequest::isFilm() const
{
    return form == Form::Webm || form == Form::Mp4 || form == Form::Gif ||
           (form == Form::Png && numberedName(path, 0).has_value());
}

QString exportWord(Thing thing)
{
    return QString::fromLatin1(exportableOf(thing).word);
}

std::optional<Thing> exportedThingNamed(const QString &word)
{
    for (const Exportable &each : exportables())
        if (word == QLatin1StringView(each.word))
            return each.thing;
    return std::nullopt;
}

QStringList exportWords()
{
    QStringList words;
    for (const Exportable &each : exportables())
        words.append(QString::fromLatin1(each.word));
    return words;
}

QString suffixOf(Form form)
{
    return QString::fromLatin1(formSuffixes.at(static_cast<std::size_t>(form)).second);
}

QStringList suffixesOf(Thing thing)
{
    QStringList suffixes;
    for (const Form form : exportableOf(thing).forms)
        suffixes.append(suffixOf(form));
    return suffixes;
}

std::variant<ExportRequest, QString> exportRequestFor(const QString &path, const std::optional<Thing> &thing)
{
    const std::optional<Form> form = formOf(path);
    if (!form) {
        QStringList all;
        for (const auto &each : formSuffixes)
            all.append(QLatin1Char('.') + QString::fromLatin1(each.second));
        return QStringLiteral("%1 does not say what to write: its name ends in one of %2")
            .arg(path, all.join(QStringLiteral(", ")));
    }
    ExportRequest request;
    request.path = path;
    request.form = *form;
    request.thing = thing.value_or(usualThing(*form));
    if (const QStringList suffixes = suffixesOf(request.thing); !suffixes.contains(suffixOf(*form)))
        return QStringLiteral("%1 is written as %2, not as %3")
            .arg(exportWord(request.thing), suffixes.join(QStringLiteral(", ")), suffixOf(*form));
    return request;
}

std::optional<QString> numberedName(const QString &pattern, int number)
{
    const QFileInfo file(pattern);
    QString name = file.fileName();
    if (name.count(numberPlace()) != 1)
        return std::nullopt;
    const QRegularExpressionMatch found = numberPlace().match(name);
    const int digits = found.captured(1).isEmpty() ? 1 : found.captured(1).toInt();
    name.replace(found.capturedStart(), found.capturedLength(),
                 QStringLiteral("%1").arg(number, digits, 10, QLatin1Char('0')));
    const QString folder = pattern.left(pattern.size() - file.fileName().size());
    return folder + name;
}

} // namespace raftarium

#include "app/window/exports.h"

#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/export/film.h"
#include "app/export/picture_file.h"
#include "app/export/run_writing.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/file_dialog.h"
#include "app/window/panels.h"
#include "app/window/progress_note.h"
#include "app/window/run_files.h"
#include "netnode/files/whole_file.h"

#include <QFileDialog>
#include <QFileInfo>

#include <cmath>

namespace raftarium {

namespace {

QFuture<QString> ready(const QString &result)
{
    QPromise<QString> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

PictureExtent extentOf(ExportedThing thing)
{
    return thing == ExportedThing::Window ? PictureExtent::Whole : PictureExtent::View;
}

QStringList pictureFilters()
{
    return {Exports::tr("PNG picture (*.png)"), Exports::tr("SVG drawing (*.svg)"),
            Exports::tr("PDF page (*.pdf)")};
}

QStringList filmFilters()
{
    return {Exports::tr("WebM film (*.webm)"), Exports::tr("MP4 film (*.mp4)"),
            Exports::tr("Animated GIF (*.gif)"), Exports::tr("Numbered pictures (*%04d.png)")};
}

QStringList tableFilters()
{
    return {Exports::tr("CSV table (*.csv)"), Exports::tr("JSON lines (*.jsonl)")};
}

/// ".webm" of "WebM film (*.webm)", and "%04d.png" of numbered pictures.
QString endingOf(const QString &filter)
{
    return filter.section(u'*', -1).chopped(1);
}

/// Another kind of file has another name.
void followFilter(QFileDialog *dialog)
{
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QStringList chosen = dialog->selectedFiles();
        const QString name =
            chosen.isEmpty() ? QString()
                             : QFileInfo(chosen.first()).fileName().section(u'.', 0, 0).section(u'%', 0, 0);
        dialog->setDefaultSuffix(endingOf(filter).section(u'.', -1));
        if (!name.isEmpty())
            dialog->selectFile(name + endingOf(filter));
    });
}

raft::Time timeOf(double microseconds)
{
    return raft::Time{std::llround(microseconds)};
}

} // namespace

Exports::Exports(Session *session, QSettings *settings, const Panels *panels, RunFiles *files,
                 QWidget *window)
    : QObject(window), m_session(session), m_settings(settings), m_panels(panels), m_files(files),
      m_window(window)
{
}

// ---- What is offered

void Exports::addCommands(Actions &actions)
{
    addPictures(actions);
    addFilms(actions);
    addTables(actions);
}

void Exports::add(Actions &actions, const QString &name, ExportedThing thing, const QString &title,
                  const QString &tip)
{
    const bool isWindow = thing == ExportedThing::Window;
    const bool isPicture = suffixesOf(thing).contains(QStringLiteral("pdf"));
    const QStringList filters = isPicture                         ? pictureFilters()
                                : thing == ExportedThing::Report  ? QStringList{tr("Markdown (*.md)")}
                                : thing == ExportedThing::Diagram ? QStringList{tr("SVG drawing (*.svg)")}
                                                                  : tableFilters();
    actions.add(
        {.name = name,
         .title = title,
         .tip = tip,
         .synonyms = tr("save file image png svg pdf csv json screenshot"),
         .topic = tr("Export"),
         .keys = isWindow ? QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_E)} : QList<QKeySequence>{},
         .menu = Menu::Export,
         .startsGroup = isWindow || thing == ExportedThing::Diagram,
         .glyph = isWindow ? Glyph::Picture : Glyph::None,
         .plan = [=, this] {
             return Plan::unless(m_files->busyObstacle(),
                                 [=, this] { ask(title, thing, filters, exportWord(thing)); });
         }});
}

void Exports::addPictures(Actions &actions)
{
    add(actions, QStringLiteral("exportWindow"), ExportedThing::Window, tr("Picture of the window…"),
        tr("Saves a picture of the window as PNG, SVG or PDF"));
    add(actions, QStringLiteral("exportCanvas"), ExportedThing::Canvas, tr("Picture of the cluster…"),
        tr("Saves a picture of the servers and messages as PNG, SVG or PDF"));
    add(actions, QStringLiteral("exportTimeline"), ExportedThing::Timeline, tr("Picture of the timeline…"),
        tr("Saves a picture of what the timeline shows as PNG, SVG or PDF"));
    add(actions, QStringLiteral("exportLogGrid"), ExportedThing::LogGrid,
        tr("Picture of the replicated log…"), tr("Saves a picture of the logs as PNG, SVG or PDF"));
    add(actions, QStringLiteral("exportDiagram"), ExportedThing::Diagram, tr("Space–time diagram…"),
        tr("Saves a drawing with a line for each server and an arrow for each message: of the interval that "
           "is marked in the timeline, else of what it shows"));
}

void Exports::addFilm(Actions &actions, const QString &name, ExportedThing thing, const QString &title,
                      const QString &tip)
{
    actions.add({.name = name,
                 .title = title,
                 .tip = tip,
                 .synonyms = tr("save video movie animation gif webm mp4 frames pictures"),
                 .topic = tr("Export"),
                 .menu = Menu::Export,
                 .startsGroup = thing == ExportedThing::Canvas,
                 .plan = [=, this] {
                     return Plan::unless(m_files->busyObstacle(), [=, this] {
                         ask(title, thing, filmFilters(), QStringLiteral("film"));
                     });
                 }});
}

void Exports::addFilms(Actions &actions)
{
    const QString what =
        tr("Saves it as WebM, MP4, GIF or numbered pictures: the interval that is marked in the "
           "timeline, else the whole run, at the present speed");
    addFilm(actions, QStringLiteral("exportFilm"), ExportedThing::Canvas, tr("Film of the cluster…"), what);
    addFilm(actions, QStringLiteral("exportWindowFilm"), ExportedThing::Window, tr("Film of the window…"),
            what);
}

void Exports::addTables(Actions &actions)
{
    add(actions, QStringLiteral("exportEvents"), ExportedThing::Events, tr("Table of events…"),
        tr("Saves every event with its sentence as CSV or JSON lines"));
    add(actions, QStringLiteral("exportOperations"), ExportedThing::Operations,
        tr("Table of client operations…"),
        tr("Saves every operation of a client with its outcome as CSV or JSON lines"));
    add(actions, QStringLiteral("exportLogs"), ExportedThing::Logs, tr("Table of log entries…"),
        tr("Saves the logs as they are at the end of the run as CSV or JSON lines"));
    add(actions, QStringLiteral("exportReport"), ExportedThing::Report, tr("Report…"),
        tr("Saves what happened in words: leaders, commits, faults, client operations, safety"));
}

void Exports::ask(const QString &title, ExportedThing thing, const QStringList &filters, const QString &name)
{
    const QString proposal = (m_session->title().isEmpty() ? name : m_session->title() + u' ' + name);
    const QString ending = endingOf(filters.first());
    QFileDialog *dialog = newSaveDialog(
        m_window, m_settings, title.chopped(1), filters.join(QStringLiteral(";;")),
        QString(proposal).replace(u'/', u' ').replace(u'%', u' ') + ending, ending.section(u'.', -1));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    followFilter(dialog);
    connect(dialog, &QFileDialog::fileSelected, this, [this, thing](const QString &path) {
        auto asked = exportRequestFor(path, thing);
        if (const auto *problem = std::get_if<QString>(&asked)) {
            emit reported(*problem);
            return;
        }
        auto &request = std::get<ExportRequest>(asked);
        request.stretch = thing == ExportedThing::Diagram ? shownStretch() : markedStretch();
        request.speed = std::clamp(m_session->speed(), Session::slowest, 1e3);
        carryOut(request);
    });
    dialog->show();
}

/// The interval that is marked in the timeline; without one the whole run.
Stretch Exports::markedStretch() const
{
    const TimelineGeometry &geometry = m_panels->timeline()->geometryOfTime();
    if (const auto range = geometry.range(); range && geometry.scale() == TimelineScale::Time)
        return {timeOf(range->from), timeOf(range->to)};
    return {};
}

Stretch Exports::shownStretch() const
{
    const TimelineGeometry &geometry = m_panels->timeline()->geometryOfTime();
    if (geometry.range() || geometry.scale() != TimelineScale::Time)
        return markedStretch();
    return {timeOf(std::max(0.0, geometry.window().from)), timeOf(geometry.window().to)};
}

// ---- How it is done

void Exports::carryOut(const ExportRequest &request)
{
    if (const QString obstacle = m_files->busyObstacle(); !obstacle.isEmpty()) {
        emit reported(obstacle);
        return;
    }
    m_files->progress()->follow(begin(request), tr("Writing %1").arg(QFileInfo(request.path).fileName()),
                                [this, path = request.path](const QString &problem) {
                                    emit reported(problem.isEmpty() ? tr("Saved %1.").arg(path) : problem);
                                });
}

QFuture<QString> Exports::begin(const ExportRequest &request)
{
    if (request.isFilm())
        return beginFilm(request);
    if (viewOf(request.thing) != nullptr)
        return beginPicture(request);
    return beginWriting(request);
}

QWidget *Exports::viewOf(ExportedThing thing) const
{
    switch (thing) {
    case ExportedThing::Window: return m_window;
    case ExportedThing::Canvas: return m_panels->canvas();
    case ExportedThing::Timeline: return m_panels->timeline();
    case ExportedThing::LogGrid: return m_panels->log();
    default: return nullptr;
    }
}

QFuture<QString> Exports::beginPicture(const ExportRequest &request)
{
    QWidget *view = viewOf(request.thing);
    if (!view->isVisible()) // In a dock that is closed it has no size of its own.
        view->resize(view->size().expandedTo(view->sizeHint()));
    const PictureForm form = request.form == ExportForm::Png   ? PictureForm::Png
                             : request.form == ExportForm::Svg ? PictureForm::Svg
                                                               : PictureForm::Pdf;
    const QString title = m_session->title().isEmpty() ? QStringLiteral("Raftarium") : m_session->title();
    const QString problem = writeWhole(request.path, [&](QIODevice &file) {
        return writePicture(file, *view, extentOf(request.thing), form, title);
    });
    return ready(problem.isEmpty() ? QString() : tr("%1 cannot be written: %2").arg(request.path, problem));
}

QFuture<QString> Exports::beginFilm(const ExportRequest &request)
{
    if (const QString obstacle = filmObstacle(request); !obstacle.isEmpty())
        return ready(tr("%1 was not written: %2").arg(request.path, obstacle));
    if (!m_session->cluster().capabilities().timeTravel)
        return ready(tr("%1 was not written: this run cannot be seen again").arg(request.path));
    QWidget *view = viewOf(request.thing);
    auto *film = new Film(
        m_session, request, [view, extent = extentOf(request.thing)] { return imageOf(*view, extent); },
        this);
    if (film->pictures() > 0)
        return film->begin();
    delete film;
    return ready(tr("%1 was not written: nothing happens in that time").arg(request.path));
}

QFuture<QString> Exports::beginWriting(const ExportRequest &request)
{
    const RecordingFiles &files = m_files->recordings();
    if (request.thing == ExportedThing::Page)
        return files.savePage ? files.savePage(request.path, m_session->title(), *m_session)
                              : ready(tr("This program keeps no recordings."));
    const RunWriter write = runWriterFor(request, m_session->title());
    return files.writeRun ? files.writeRun(*m_session, write)
                          : ready(write(m_session->cluster(), [](double) { return true; }));
}

} // namespace raftarium

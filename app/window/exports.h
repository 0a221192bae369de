#pragma once

#include "app/export/export_request.h"

#include <QFuture>
#include <QObject>

class QSettings;
class QWidget;

namespace raftarium {

class Actions;
class Panels;
class RunFiles;
class Session;

/// What leaves the window as a file: pictures and films of its views, diagrams, tables, and reports. One work
/// at a time with those of RunFiles, with its progress and cancel.
class Exports : public QObject {
    Q_OBJECT

public:
    /// Nothing is owned; `window` is the parent of dialogs.
    Exports(Session *session, QSettings *settings, const Panels *panels, RunFiles *files, QWidget *window);

    void addCommands(Actions &actions);
    /// Writes it beside the window; tells when it is done, or why not.
    void carryOut(const ExportRequest &request);
    /// The same without telling: the result is one sentence why nothing was written, empty when all was.
    QFuture<QString> begin(const ExportRequest &request);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);

private:
    void addPictures(Actions &actions);
    void addFilms(Actions &actions);
    void addTables(Actions &actions);
    void add(Actions &actions, const QString &name, ExportedThing thing, const QString &title,
             const QString &tip);
    void addFilm(Actions &actions, const QString &name, ExportedThing thing, const QString &title,
                 const QString &tip);
    void ask(const QString &title, ExportedThing thing, const QStringList &filters, const QString &name);
    Stretch markedStretch() const;
    Stretch shownStretch() const;
    QWidget *viewOf(ExportedThing thing) const;
    QFuture<QString> beginPicture(const ExportRequest &request);
    QFuture<QString> beginFilm(const ExportRequest &request);
    QFuture<QString> beginWriting(const ExportRequest &request);

    Session *m_session;
    QSettings *m_settings;
    const Panels *m_panels;
    RunFiles *m_files;
    QWidget *m_window;
};

} // namespace raftarium

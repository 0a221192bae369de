#pragma once

#include "app/export/frame_sink.h"
#include "app/session/session.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>

namespace raftarium {

struct ExportRequest;

/// Lets a session show one instant after the other and takes a picture of each. Where time passes pictures
/// are as far apart as speed and frame rate say; where none does (manual delivery) each event is seen for
/// half a second. Deletes itself when it is over; the session then shows again what it showed before.
class Film : public QObject {
    Q_OBJECT

public:
    using Picture = std::function<QImage()>;

    /// `session` must outlive this.
    Film(Session *session, const ExportRequest &request, Picture picture, QObject *parent);
    ~Film() override;

    /// How many pictures it will have; 0 when the stretch holds nothing.
    int pictures() const { return m_count; }
    /// Begins; the result is one sentence why nothing was written, empty when all was. Ends early, and leaves
    /// nothing behind, when it is cancelled.
    QFuture<QString> begin();

private:
    void goOn();
    void showInstant(int place);
    void end(const QString &problem);

    Session *m_session;
    Picture m_picture;
    std::unique_ptr<FrameSink> m_sink;
    QPromise<QString> m_promise;
    QTimer m_pace{this};
    raft::Time m_from{};
    double m_step = 0; ///< Microseconds from one picture to the next; where no time passes, events.
    int m_count = 0;
    int m_taken = 0;
    bool m_wasLive;
    Instant m_before;
};

} // namespace raftarium

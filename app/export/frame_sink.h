#pragma once

#include <QImage>
#include <QString>

#include <memory>

namespace raftarium {

struct ExportRequest;

/// Where the pictures of a film go, one after the other. What is not finished when it ends leaves nothing
/// behind.
class FrameSink {
public:
    virtual ~FrameSink() = default;

    /// Whether the next picture can be taken now; in a moment otherwise, unless there is a problem.
    virtual bool isReady() const = 0;
    virtual void take(const QImage &picture) = 0;
    /// There are no more pictures.
    virtual void finish() = 0;
    /// Whether all is written, or there is a problem.
    virtual bool isOver() const = 0;
    /// One sentence why nothing is written; empty while all is well.
    virtual QString problem() const = 0;
};

/// Why no film of that form can be made on this machine; empty when one can.
QString filmObstacle(const ExportRequest &request);
/// A sink for the request, which must be a film.
std::unique_ptr<FrameSink> frameSinkFor(const ExportRequest &request);

} // namespace raftarium

#include "netnode/recording/foreign_forms.h"

#include "netnode/watch/server_image.h"
#include "netnode/watch/watch_frame.h"
#include "netnode/wire/frame_reader.h"
#include "netnode/wire/peer_frame.h"

#include <utility>

namespace raftarium {

namespace {

std::string base64(const QByteArray &bytes)
{
    return bytes.toBase64().toStdString();
}

/// Nothing when it is no Base64.
std::optional<QByteArray> bytesOf(const std::string &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(text),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

/// The payload of the one frame that the text is.
std::optional<QByteArray> payloadOf(const std::string &text)
{
    const std::optional<QByteArray> bytes = bytesOf(text);
    if (!bytes)
        return std::nullopt;
    FrameReader reader;
    reader.add(*bytes);
    return reader.next();
}

std::string writeMessage(const raft::Message &message)
{
    QByteArray frame;
    appendFrame(frame, message);
    return base64(frame);
}

std::optional<raft::Message> readMessage(const std::string &text)
{
    const std::optional<QByteArray> payload = payloadOf(text);
    std::optional<PeerFrame> frame = payload ? decodePeerFrame(*payload) : std::nullopt;
    auto *message = frame ? std::get_if<raft::Message>(&*frame) : nullptr;
    return message != nullptr ? std::optional(std::move(*message)) : std::nullopt;
}

std::string writeServer(const raft::Server &server)
{
    return base64(imageOf(server));
}

std::shared_ptr<const raft::Server> readServer(const std::string &text)
{
    const std::optional<QByteArray> image = bytesOf(text);
    std::optional<raft::Server> server = image ? serverFromImage(*image) : std::nullopt;
    return server ? std::make_shared<const raft::Server>(std::move(*server)) : nullptr;
}

std::string writeStep(const raft::ServerStep &step)
{
    QByteArray frame;
    appendWatchFrame(frame, step);
    return base64(frame);
}

std::shared_ptr<raft::ServerStep> readStep(const std::string &text)
{
    const std::optional<QByteArray> payload = payloadOf(text);
    std::optional<WatchFrame> frame = payload ? decodeWatchFrame(*payload) : std::nullopt;
    auto *step = frame ? std::get_if<raft::ServerStep>(&*frame) : nullptr;
    return step != nullptr ? std::make_shared<raft::ServerStep>(std::move(*step)) : nullptr;
}

} // namespace

const raft::ForeignForms &wireForms()
{
    static const raft::ForeignForms forms{writeMessage, readMessage, writeServer,
                                          readServer,   writeStep,   readStep};
    return forms;
}

} // namespace raftarium

#include "netnode/wire/frame_reader.h"

#include <cstdlib>

using namespace raftarium;

namespace {

void append(QByteArray &out, const PeerFrame &frame)
{
    std::visit([&out](const auto &known) { appendFrame(out, known); }, frame);
}

/// What a frame says as bytes of our own.
QByteArray written(const PeerFrame &frame)
{
    QByteArray out;
    append(out, frame);
    return out;
}

} // namespace

/// The bytes of a link: whatever can be read must, written and read again, be written the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FrameReader reader;
    reader.add(QByteArrayView(data, static_cast<qsizetype>(size)));
    while (const std::optional<QByteArray> payload = reader.next()) {
        const std::optional<PeerFrame> frame = decodePeerFrame(*payload);
        if (!frame)
            continue;
        const QByteArray first = written(*frame);
        FrameReader again;
        again.add(first);
        QByteArray second;
        while (const std::optional<QByteArray> part = again.next()) {
            const std::optional<PeerFrame> same = decodePeerFrame(*part);
            if (!same)
                std::abort();
            append(second, *same);
        }
        if (first != second)
            std::abort();
    }
    return 0;
}

#include "netnode/http/request_reader.h"
#include "netnode/http/syntax.h"
#include "netnode/wire/handshake.h"

#include <cstdlib>

using namespace raftarium;

namespace {

/// Every request that the bytes hold, as one text, and how it ended.
std::string read(std::string_view bytes, std::size_t step)
{
    HttpRequestReader reader;
    std::string all;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        reader.add(bytes.substr(at, step));
        while (reader.progress() == HttpRequestReader::Progress::Ready) {
            const HttpRequest request = reader.take();
            all += request.method + ' ' + request.path + '?' + request.query + '\n';
            for (const auto &[name, value] : request.fields)
                all += name + ':' + value + '\n';
            all += request.body + '\n';
            percentDecoded(request.path);
            queryItems(request.query);
            std::string problem;
            linkRequest(request, &problem);
        }
        if (reader.progress() == HttpRequestReader::Progress::Failed)
            return all + "failed " + std::to_string(reader.error().status);
    }
    return all;
}

} // namespace

/// The bytes of a connection: however they are cut, the requests are the same. And the answer of a server
/// that a link dials.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (read(bytes, size + 1) != read(bytes, 1))
        std::abort();
    upgradeReply(bytes);
    return 0;
}

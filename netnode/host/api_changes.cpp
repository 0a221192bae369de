#include "netnode/host/api.h"
#include "netnode/host/json_response.h"
#include "netnode/host/key_text.h"
#include "netnode/http/syntax.h"

/// /changes: keys that are followed.
namespace raftarium {

namespace {

constexpr std::uint64_t longestWait = 30; ///< Seconds.

/// Takes one item of the query in; false when it makes no sense.
bool take(const std::string &name, const std::string &value, ChangeFeed::Wish &wish)
{
    std::uint64_t number = 0;
    if (name == "prefix" || name == "key") {
        wish.prefix = value;
        wish.isWhole = name == "key";
        return name == "key" ? isKey(value) : isUtf8(value);
    }
    if (name == "after" && readNumber(value, 0, raft::greatestNumber, number)) {
        wish.after = raft::Index{number};
        return true;
    }
    if (name == "wait" && readNumber(value, 0, longestWait, number)) {
        wish.wait = std::chrono::seconds(number);
        return true;
    }
    return false;
}

} // namespace

void Api::changes(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "GET, HEAD"))
        return;
    ChangeFeed::Wish wish;
    const auto items = queryItems(request.query);
    bool isSound = items.has_value();
    for (const auto &[name, value] : items.value_or(std::vector<std::pair<std::string, std::string>>()))
        isSound = isSound && take(name, value, wish);
    if (!isSound)
        return answer(key,
                      badRequest("the query is key= or prefix=, after=INDEX and wait=SECONDS (0 to 30)"));
    m_changes.ask(key, wish);
}

} // namespace raftarium

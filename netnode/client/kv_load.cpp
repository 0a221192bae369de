#include "netnode/client/kv_load.h"

namespace raftarium {

void planKvLoad(const KvLoad &load, LoadPlan &plan)
{
    std::string fields = " HTTP/1.1\r\nHost: " + plan.host + ':' + std::to_string(plan.port) + "\r\n";
    if (!load.token.empty())
        fields += "Authorization: Bearer " + load.token + "\r\n";
    const std::size_t keys = load.keys;
    if (load.kind == KvLoad::Kind::Write) {
        const std::string rest = fields + "Content-Length: " + std::to_string(load.valueSize) + "\r\n\r\n" +
                                 std::string(load.valueSize, 'v');
        plan.request = [rest, keys](std::uint64_t number) {
            return "PUT /kv/key" + std::to_string(number % keys) + rest;
        };
        return;
    }
    const std::string rest =
        (load.kind == KvLoad::Kind::LocalRead ? "?consistency=local" : "") + fields + "\r\n";
    plan.request = [rest, keys](std::uint64_t number) {
        return "GET /kv/key" + std::to_string(number % keys) + rest;
    };
}

} // namespace raftarium

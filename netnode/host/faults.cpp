#include "netnode/host/faults.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace raftarium {

using nlohmann::json;

namespace {

constexpr double longestDelayMs = 60'000;

json idsToJson(const std::set<raft::NodeId> &ids)
{
    json array = json::array();
    for (const raft::NodeId id : ids)
        array.push_back(id.value);
    return array;
}

void write(json &object, const Faults::Link &link)
{
    object["delay_ms"] = link.delay.count();
    object["loss"] = link.loss;
}

bool readIds(const json &value, std::set<raft::NodeId> &ids)
{
    if (!value.is_array())
        return false;
    for (const json &id : value) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() == 0)
            return false;
        ids.insert({id.get<std::uint64_t>()});
    }
    return true;
}

bool readNumber(const json &value, double most, double &number)
{
    if (!value.is_number())
        return false;
    number = value.get<double>();
    return std::isfinite(number) && number >= 0 && number <= most;
}

/// Reads "delay_ms" and "loss"; false with a sentence when one of them is out of range.
bool readLink(const json &object, Faults::Link &link, std::string *problem)
{
    double delay = 0;
    if (object.contains("delay_ms") && !readNumber(object["delay_ms"], longestDelayMs, delay)) {
        *problem = "delay_ms is a number from 0 to 60000";
        return false;
    }
    link.delay = std::chrono::milliseconds(static_cast<std::int64_t>(delay));
    if (object.contains("loss") && !readNumber(object["loss"], 1, link.loss)) {
        *problem = "loss is a number from 0 to 1";
        return false;
    }
    return true;
}

bool readLinks(const json &links, Faults &faults, std::string *problem)
{
    *problem = "links is an object with servers' ids as names";
    if (!links.is_object())
        return false;
    for (const auto &[name, value] : links.items()) {
        raft::NodeId id;
        const char *end = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data(), end, id.value);
        if (error != std::errc() || stop != end || id.value == 0 || !value.is_object())
            return false;
        if (!readLink(value, faults.links[id], problem))
            return false;
    }
    return true;
}

} // namespace

std::string toJson(const Faults &faults)
{
    json object = {{"cut_from", idsToJson(faults.cutFrom)}, {"cut_to", idsToJson(faults.cutTo)}};
    write(object, faults.all);
    object["links"] = json::object();
    for (const auto &[id, link] : faults.links)
        write(object["links"][std::to_string(id.value)], link);
    return object.dump();
}

std::optional<Faults> faultsFromJson(const std::string &text, std::string *problem)
{
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
        *problem = "the body is not a JSON object";
        return std::nullopt;
    }
    Faults faults;
    if ((object.contains("cut_from") && !readIds(object["cut_from"], faults.cutFrom)) ||
        (object.contains("cut_to") && !readIds(object["cut_to"], faults.cutTo))) {
        *problem = "cut_from and cut_to are lists of servers' ids";
        return std::nullopt;
    }
    if (!readLink(object, faults.all, problem) ||
        (object.contains("links") && !readLinks(object["links"], faults, problem)))
        return std::nullopt;
    return faults;
}

} // namespace raftarium

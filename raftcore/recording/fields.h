#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// Plain values as JSON and back. What is read is never trusted: a value that is missing, of another kind or
/// out of range reads as false.
namespace raft::fields {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

template <class Whole>
requires(std::is_integral_v<Whole> || std::is_same_v<Whole, std::string>) OrderedJson
    write(const Whole &value)
{
    return value;
}

template <class Tag>
OrderedJson write(const Number<Tag> &value)
{
    return value.value;
}

inline OrderedJson write(const Time &value)
{
    return value.count();
}

inline OrderedJson write(const NetworkDials &dials)
{
    return {{"latency_min", dials.latencyMin.count()},
            {"latency_max", dials.latencyMax.count()},
            {"loss_per_million", dials.lossPerMillion},
            {"duplication_per_million", dials.duplicationPerMillion}};
}

template <class One>
OrderedJson write(const std::optional<One> &value)
{
    return value ? write(*value) : OrderedJson(nullptr);
}

inline OrderedJson write(const Seat &seat);

template <class One>
OrderedJson write(const std::vector<One> &values)
{
    OrderedJson array = OrderedJson::array();
    for (const One &each : values)
        array.push_back(write(each));
    return array;
}

inline OrderedJson write(const Seat &seat)
{
    return {{"server", seat.server.value}, {"disk", seat.disk.value}, {"returning", seat.returning}};
}

inline OrderedJson write(const Membership &membership)
{
    OrderedJson json{{"voters", write(membership.voters)},
                     {"outgoing", write(membership.outgoing)},
                     {"learners", write(membership.learners)}};
    if (membership.cluster != ClusterId{})
        json["cluster"] = membership.cluster.value;
    if (!membership.seats.empty())
        json["seats"] = write(membership.seats);
    return json;
}

inline bool read(const Json &json, bool &value)
{
    if (!json.is_boolean())
        return false;
    value = json.get<bool>();
    return true;
}

inline bool read(const Json &json, std::string &value)
{
    if (!json.is_string())
        return false;
    value = json.get<std::string>();
    return true;
}

template <class Whole>
requires std::is_integral_v<Whole>
bool read(const Json &json, Whole &value)
{
    if (json.is_number_unsigned()) {
        const auto number = json.get<std::uint64_t>();
        if (!std::in_range<Whole>(number))
            return false;
        value = static_cast<Whole>(number);
        return true;
    }
    if (!json.is_number_integer() || !std::in_range<Whole>(json.get<std::int64_t>()))
        return false;
    value = static_cast<Whole>(json.get<std::int64_t>());
    return true;
}

template <class Tag>
bool read(const Json &json, Number<Tag> &value)
{
    return read(json, value.value) && value.value <= greatestNumber;
}

/// Within a hundred years either way, so that sums of times stay times.
inline bool read(const Json &json, Time &value)
{
    constexpr std::int64_t century = 3'155'760'000'000'000;
    std::int64_t count = 0;
    if (!read(json, count) || count < -century || count > century)
        return false;
    value = Time(count);
    return true;
}

template <class One>
bool read(const Json &json, std::optional<One> &value)
{
    value.reset();
    return json.is_null() || read(json, value.emplace());
}

inline bool read(const Json &json, Seat &seat);

template <class One>
bool read(const Json &json, std::vector<One> &values)
{
    if (!json.is_array())
        return false;
    values.clear();
    for (const Json &each : json)
        if (!read(each, values.emplace_back()))
            return false;
    return true;
}

inline bool read(const Json &json, NetworkDials &dials);
inline bool read(const Json &json, Membership &membership);

/// The member of that name.
template <class Value>
bool readMember(const Json &json, const char *name, Value &value)
{
    const auto found = json.find(name);
    return found != json.end() && read(*found, value);
}

inline bool read(const Json &json, NetworkDials &dials)
{
    return json.is_object() && readMember(json, "latency_min", dials.latencyMin) &&
           readMember(json, "latency_max", dials.latencyMax) &&
           readMember(json, "loss_per_million", dials.lossPerMillion) &&
           readMember(json, "duplication_per_million", dials.duplicationPerMillion);
}

inline bool read(const Json &json, Seat &seat)
{
    return json.is_object() && readMember(json, "server", seat.server) &&
           readMember(json, "disk", seat.disk) && readMember(json, "returning", seat.returning);
}

inline bool read(const Json &json, Membership &membership)
{
    return json.is_object() && readMember(json, "voters", membership.voters) &&
           readMember(json, "outgoing", membership.outgoing) &&
           readMember(json, "learners", membership.learners) &&
           (!json.contains("cluster") || readMember(json, "cluster", membership.cluster)) &&
           (!json.contains("seats") || readMember(json, "seats", membership.seats));
}

} // namespace raft::fields

#pragma once

#include <nlohmann/json.hpp>

namespace raft {

/// What the object has under that name; null when it has nothing, or is no object.
///
/// JSON from outside is looked at where it stands. It may be nested so deeply that a copy of it, which is
/// made level by level, has no room on the stack; to parse it and to forget it takes none.
inline const nlohmann::json *memberOf(const nlohmann::json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nullptr : &*found;
}

} // namespace raft

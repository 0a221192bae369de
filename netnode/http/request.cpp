#include "netnode/http/request.h"

#include "netnode/http/syntax.h"

namespace raftarium {

const std::string *HttpRequest::field(std::string_view name) const
{
    for (const auto &[known, value] : fields) {
        if (known == name)
            return &value;
    }
    return nullptr;
}

bool HttpRequest::fieldNames(std::string_view name, std::string_view token) const
{
    for (const auto &[known, value] : fields) {
        if (known != name)
            continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            if (inLowerCase(trimmed(rest.substr(0, comma))) == token)
                return true;
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return false;
}

} // namespace raftarium

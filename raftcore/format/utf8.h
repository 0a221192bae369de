#pragma once

#include <string_view>

namespace raft {

/// Whether the bytes are UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing past
/// U+10FFFF.
bool isUtf8(std::string_view bytes);

} // namespace raft

#pragma once

#include <QString>

#include <string_view>

namespace raftarium {

/// A constant text of raftcore for people (the title of a property, what a rule says, the word for a role) in
/// the language of the window.
QString coreText(std::string_view marked);

/// Where a rule stands, "§5.4.1", "thesis §6.4", in the language of the window.
QString citationText(std::string_view section);

} // namespace raftarium

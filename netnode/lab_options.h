#pragma once

#include "raftcore/consensus/rules.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <string_view>

/// How the commands that look for runs that go wrong (`soak`, `explore`) read their options. What is wrong
/// with one is told in one sentence; an empty one says that nothing is.
namespace raftarium {

QString text(std::string_view utf8);

/// Takes a number from `least` to `most`.
template <class Number>
QString takeNumber(const QString &option, const QString &value, quint64 least, quint64 most, Number &number)
{
    bool isNumber = false;
    const quint64 read = value.toULongLong(&isNumber);
    if (!isNumber || read < least || read > most)
        return QStringLiteral("%1 takes a number from %2 to %3, not \"%4\".")
            .arg(option)
            .arg(least)
            .arg(most)
            .arg(value);
    number = static_cast<Number>(read);
    return {};
}

/// Takes a rule of the protocol by its name.
QString takeRule(const QString &name, std::optional<raft::Rule> &rule);

/// Takes the value of an option.
using OptionTaker = std::function<QString(const QString &option, const QString &value)>;

/// Reads a command line of --json and of `options`, each with a value.
QString readOptions(QStringList arguments, const QStringList &options, bool &json, const OptionTaker &take);

} // namespace raftarium

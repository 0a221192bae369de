#pragma once

#include "netnode/raftctl/command.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QTextStream>

#include <optional>

namespace raftarium {

/// Says what is wrong on standard error; answers the exit code.
int complain(const QString &sentence, ExitCode code = Usage);

/// Prints JSON in one line, as every command does.
void printJson(const QJsonDocument &json);
void printJson(const QJsonObject &object);

/// What follows the name of a command, read according to its form.
class CommandLine {
public:
    explicit CommandLine(const CommandForm &form) : CommandLine(form, {}) {}
    CommandLine(const CommandLine &) = delete;
    CommandLine &operator=(const CommandLine &) = delete;
    virtual ~CommandLine() = default;

    /// Reads the arguments. Answers an exit code when that is all: after help, or a mistake that it has
    /// named.
    std::optional<int> read(const QStringList &arguments);

    const CommandForm &form() const { return m_form; }
    QStringList positional() const { return m_parser.positionalArguments(); }
    bool isSet(const QString &option) const { return m_parser.isSet(option); }
    /// The option's value, or what it is without the option.
    QString value(const QString &option) const { return m_parser.value(option); }
    /// Its values, of an option that may come several times.
    QStringList values(const QString &option) const { return m_parser.values(option); }
    bool json() const { return isSet(QStringLiteral("json")); }
    /// A number among the options; complains and answers nothing when it is none or out of bounds.
    std::optional<qint64> number(const QString &option, qint64 least, qint64 most) const;

    /// "; see raftctl COMMAND --help.", for the end of a complaint.
    QString seeHelp() const;

protected:
    /// With options that other commands have, too, explained below its own.
    CommandLine(const CommandForm &form, const QList<CommandOption> &common);
    /// More to be understood once the arguments make sense; as read().
    virtual std::optional<int> understand() { return std::nullopt; }

private:
    void accept(const CommandOption &option);
    void printHelp() const;
    QString parserProblem(const QStringList &arguments) const;

    CommandForm m_form;
    QList<CommandOption> m_common;
    QCommandLineParser m_parser;
};

} // namespace raftarium

#include "completion_command.h"

#include "client_options.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

const char *const options = "--nodes --token-file --ca --timeout --json --help";

/// Of those that begin with the same word, the first.
QList<CommandName> oneOfEachWord(const QList<CommandName> &commands)
{
    QList<CommandName> found;
    for (const CommandName &command : commands)
        if (found.isEmpty() || found.last().word() != command.word())
            found.append(command);
    return found;
}

/// What may follow such a word.
QStringList subcommandsOf(const QList<CommandName> &commands, const QString &word)
{
    QStringList found;
    for (const CommandName &command : commands)
        if (command.word() == word && !command.subcommand().isEmpty())
            found.append(command.subcommand());
    return found;
}

/// One line of a script for every word that something may follow.
QString linesForSubcommands(const QList<CommandName> &commands, const QString &line)
{
    QString lines;
    for (const CommandName &command : oneOfEachWord(commands))
        if (const QStringList found = subcommandsOf(commands, command.word()); !found.isEmpty())
            lines += QString(line).arg(command.word(), found.join(u' '));
    return lines;
}

QString bashScript(const QList<CommandName> &commands)
{
    QStringList words;
    for (const CommandName &command : oneOfEachWord(commands))
        words.append(command.word());
    return uR"(_raftctl() {
    local word=${COMP_WORDS[COMP_CWORD]}
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "%1" -- "$word"))
    elif [ "${word#-}" != "$word" ]; then
        COMPREPLY=($(compgen -W "%2" -- "$word"))
    else
        case "$COMP_CWORD ${COMP_WORDS[1]}" in
%3        *) COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
    fi
}
complete -o filenames -F _raftctl raftctl
)"_s.arg(words.join(u' '), QString::fromLatin1(options),
         linesForSubcommands(commands,
                             u"        \"2 %1\") COMPREPLY=($(compgen -W \"%2\" -- \"$word\")) ;;\n"_s));
}

QString zshScript(const QList<CommandName> &commands)
{
    QString list;
    for (const CommandName &command : oneOfEachWord(commands))
        list += u"        '%1:%2'\n"_s.arg(command.word(), QString(command.text).replace(u'\'', u"'\\''"_s));
    return uR"(#compdef raftctl
_raftctl() {
    local -a commands=(
%1    )
    if (( CURRENT == 2 )); then
        _describe command commands
    elif [[ $PREFIX == -* ]]; then
        compadd -- %2
    else
        case "$CURRENT $words[2]" in
%3        *) _files ;;
        esac
    fi
}
compdef _raftctl raftctl
)"_s.arg(list, QString::fromLatin1(options),
         linesForSubcommands(commands, u"        \"3 %1\") compadd -- %2 ;;\n"_s));
}

QString fishScript(const QList<CommandName> &commands)
{
    QString script;
    for (const CommandName &command : oneOfEachWord(commands))
        script += u"complete -c raftctl -n __fish_use_subcommand -f -a %1 -d '%2'\n"_s.arg(
            command.word(), QString(command.text).replace(u'\'', u"\\'"_s));
    script +=
        linesForSubcommands(commands, u"complete -c raftctl -n '__fish_seen_subcommand_from %1' -a '%2'\n"_s);
    for (const QString &option : QString::fromLatin1(options).split(u' '))
        script += u"complete -c raftctl -l %1\n"_s.arg(option.mid(2));
    return script;
}

} // namespace

int runCompletionCommand(const QStringList &arguments, const QList<CommandName> &commands)
{
    QTextStream out(stdout);
    const QString shell = arguments.value(0);
    if (arguments.size() == 1 && shell == u"bash"_s)
        out << bashScript(commands);
    else if (arguments.size() == 1 && shell == u"zsh"_s)
        out << zshScript(commands);
    else if (arguments.size() == 1 && shell == u"fish"_s)
        out << fishScript(commands);
    else
        return complain(u"Expected \"completion bash\", \"completion zsh\" or \"completion fish\"."_s);
    return Done;
}

} // namespace raftarium

#include "completion_command.h"

#include "client_options.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

const char *const options = "--nodes --token-file --ca --timeout --json --help";

QString bashScript(const QStringList &names)
{
    return uR"(_raftctl() {
    local word=${COMP_WORDS[COMP_CWORD]}
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "%1" -- "$word"))
    elif [ "${word#-}" != "$word" ]; then
        COMPREPLY=($(compgen -W "%2" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _raftctl raftctl
)"_s.arg(names.join(u' '), QString::fromLatin1(options));
}

QString zshScript(const QList<CommandName> &commands)
{
    QString list;
    for (const CommandName &command : commands)
        list += u"        '%1:%2'\n"_s.arg(command.name, QString(command.text).replace(u'\'', u"'\\''"_s));
    return uR"(#compdef raftctl
_raftctl() {
    local -a commands=(
%1    )
    if (( CURRENT == 2 )); then
        _describe command commands
    elif [[ $PREFIX == -* ]]; then
        compadd -- %2
    else
        _files
    fi
}
compdef _raftctl raftctl
)"_s.arg(list, QString::fromLatin1(options));
}

QString fishScript(const QList<CommandName> &commands)
{
    QString script;
    for (const CommandName &command : commands)
        script += u"complete -c raftctl -n __fish_use_subcommand -f -a %1 -d '%2'\n"_s.arg(
            command.name, QString(command.text).replace(u'\'', u"\\'"_s));
    for (const QString &option : QString::fromLatin1(options).split(u' '))
        script += u"complete -c raftctl -l %1\n"_s.arg(option.mid(2));
    return script;
}

} // namespace

int runCompletionCommand(const QStringList &arguments, const QList<CommandName> &commands)
{
    QTextStream out(stdout);
    QStringList names;
    for (const CommandName &command : commands)
        names.append(command.name);
    const QString shell = arguments.value(0);
    if (arguments.size() == 1 && shell == u"bash"_s)
        out << bashScript(names);
    else if (arguments.size() == 1 && shell == u"zsh"_s)
        out << zshScript(commands);
    else if (arguments.size() == 1 && shell == u"fish"_s)
        out << fishScript(commands);
    else
        return complain(u"Expected \"completion bash\", \"completion zsh\" or \"completion fish\"."_s);
    return Done;
}

} // namespace raftarium

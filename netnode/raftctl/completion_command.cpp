#include "netnode/raftctl/completion_command.h"

#include "netnode/raftctl/client_options.h"

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// What a shell needs to know of a command.
struct Completed {
    QString name;
    QList<CommandOption> options;
    QStringList words; ///< What one of the arguments may be; empty: `files`, or anything.
    int wordsAt = 1;   ///< Which of the arguments, counted from 1.
    bool keys = false; ///< Whether that one is a key of the store.
    bool files = false;
};

/// What follows an option.
enum class Follows { Nothing, Choice, File, Anything };

Follows whatFollows(const CommandOption &option)
{
    if (option.value.isEmpty())
        return Follows::Nothing;
    if (!option.choices.isEmpty())
        return Follows::Choice;
    return option.value == u"FILE"_s || option.value == u"DIR"_s ? Follows::File : Follows::Anything;
}

QList<Completed> everything()
{
    QList<Completed> all;
    for (const RaftctlCommand &command : allCommands()) {
        const CommandForm &form = command.form;
        if (!form.subcommand().isEmpty()) { // Its first word alone is followed by the second one.
            if (all.isEmpty() || all.last().name.section(u' ', 0, 0) != form.word())
                all.append({.name = form.word(), .options = {}, .words = {}});
            for (Completed &one : all)
                if (one.name == form.word())
                    one.words.append(form.subcommand());
        }
        Completed one{.name = form.name,
                      .options = form.options,
                      .words = form.words,
                      .wordsAt = form.wordsAt,
                      .keys = form.keys,
                      .files = form.usage.contains(u"FILE"_s)};
        if (command.asksServers())
            one.options += clientOptions();
        one.options.append({u"help"_s, u"Show this help."_s});
        all.append(one);
    }
    return all;
}

/// What is typed first, once each, with its line of the help.
QList<std::pair<QString, QString>> firstWords()
{
    QList<std::pair<QString, QString>> words;
    for (const RaftctlCommand &command : allCommands())
        if (words.isEmpty() || words.last().first != command.form.word())
            words.append({command.form.word(), command.form.summary});
    return words;
}

/// What is true for a shell, or nothing.
QString flag(bool isSet)
{
    return isSet ? u"1"_s : QString();
}

QString quoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString dashed(const QList<CommandOption> &options)
{
    QStringList names;
    for (const CommandOption &option : options)
        names.append(u"--"_s + option.name);
    return names.join(u' ');
}

/// Those that a value follows: the word behind one of them is no argument of the command.
QList<CommandOption> withValues(const QList<CommandOption> &options)
{
    QList<CommandOption> found;
    for (const CommandOption &option : options)
        if (whatFollows(option) != Follows::Nothing)
            found.append(option);
    return found;
}

/// The commands of two words as patterns of a shell's case.
QString twoWords()
{
    QStringList names;
    for (const Completed &one : everything())
        if (one.name.contains(u' '))
            names.append(u'"' + one.name + u'"');
    return names.join(u'|');
}

/// One line of a shell's case for every option that a value follows; `choice`, `file` and `anything` complete
/// it.
QString valueLines(const QString &choice, const QString &file, const QString &anything)
{
    QString lines;
    for (const Completed &one : everything()) {
        for (const CommandOption &option : one.options) {
            const Follows follows = whatFollows(option);
            if (follows == Follows::Nothing)
                continue;
            const QString action = follows == Follows::Choice ? choice.arg(option.choices.join(u' '))
                                   : follows == Follows::File ? file
                                                              : anything;
            lines += u"        \"%1 --%2\") %3 ;;\n"_s.arg(one.name, option.name, action);
        }
    }
    return lines;
}

QString bashScript()
{
    QStringList first;
    for (const auto &[word, text] : firstWords())
        first.append(word);
    QString lines;
    for (const Completed &one : everything())
        lines +=
            u"        \"%1\") options=\"%2\" valued=\" %3 \" others=\"%4\" at=%5 files=%6 keys=%7 ;;\n"_s.arg(
                one.name, dashed(one.options), dashed(withValues(one.options)), one.words.join(u' '),
                QString::number(one.wordsAt), flag(one.files), flag(one.keys));
    return uR"sh(# The keys of the store that begin with $1, a line each; none when no server answers soon.
_raftctl_keys() {
    raftctl list --keys-only --limit 200 --timeout 1 -- "$1" 2>/dev/null
}
_raftctl() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    local options= valued= others= at= files= keys= first=2 last=$COMP_CWORD place=1 index begun
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "%1" -- "$word"))
        return
    fi
    if [ "$COMP_CWORD" -gt 2 ]; then
        case "$command ${COMP_WORDS[2]}" in
        %2) command="$command ${COMP_WORDS[2]}" first=3 ;;
        esac
    fi
    case "$command $before" in
%3    esac
    case "$command" in
%4    esac
    # Bash takes HOST:PORT and --option=value for three words; so may the one that is typed be.
    while [ "$last" -gt "$first" ] && [[ ${COMP_WORDS[last]} = [:=]* || ${COMP_WORDS[last-1]} = [:=]* ]]; do
        last=$((last - 1))
    done
    for ((index = first; index < last; ++index)); do
        if [[ ${COMP_WORDS[index]} != [-:=]* && ${COMP_WORDS[index-1]} != [:=]* &&
              $valued != *" ${COMP_WORDS[index-1]} "* ]]; then
            place=$((place + 1))
        fi
    done
    if [ "${word#-}" != "$word" ]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [ "$at" = "$place" ] && [ -n "$others" ]; then
        COMPREPLY=($(compgen -W "$others" -- "$word"))
    elif [ "$at" = "$place" ] && [ -n "$keys" ]; then
        # Of a key with colons, bash completes what stands behind the last one.
        begun=${COMP_LINE:0:COMP_POINT} begun=${begun##* }
        [ "$word" = : ] && word=
        mapfile -t COMPREPLY < <(_raftctl_keys "$begun")
        COMPREPLY=("${COMPREPLY[@]#"${begun%"$word"}"}")
    elif [ -n "$files" ]; then
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _raftctl raftctl
)sh"_s.arg(first.join(u' '), twoWords(),
           valueLines(u"COMPREPLY=($(compgen -W \"%1\" -- \"$word\")); return"_s,
                      u"COMPREPLY=($(compgen -f -- \"$word\")); return"_s, u"return"_s),
           lines);
}

/// Names with what they mean, as zsh's _describe takes them.
QString described(const QList<std::pair<QString, QString>> &names)
{
    QStringList items;
    for (const auto &[name, text] : names)
        items.append(quoted(name + u':' + text));
    return items.join(u' ');
}

// Read as a function's file (in $fpath) the script is the function's first call; sourced, it is none.
QString zshScript()
{
    QString lines;
    for (const Completed &one : everything()) {
        QList<std::pair<QString, QString>> options;
        for (const CommandOption &option : one.options)
            options.append({u"--"_s + option.name, option.text});
        lines += u"        \"%1\") options=(%2) valued=(%3) others=(%4) at=%5 files=%6 keys=%7 ;;\n"_s.arg(
            one.name, described(options), dashed(withValues(one.options)), one.words.join(u' '),
            QString::number(one.wordsAt), flag(one.files), flag(one.keys));
    }
    return uR"sh(#compdef raftctl
_raftctl() {
    local -a commands=(%1) options valued others
    local command=$words[2] before=$words[CURRENT-1] at= files= keys=
    local -i first=3 place=1 index
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    if (( CURRENT > 3 )); then
        case "$command $words[3]" in
        %2) command="$command $words[3]" first=4 ;;
        esac
    fi
    case "$command $before" in
%3    esac
    case "$command" in
%4    esac
    for (( index = first; index < CURRENT; ++index )); do
        if [[ $words[index] != -* ]] && (( ! ${valued[(Ie)$words[index-1]]} )); then
            (( place += 1 ))
        fi
    done
    if [[ $PREFIX == -* ]]; then
        _describe -o option options
    elif (( $#others )) && [[ $at == $place ]]; then
        compadd -a others
    elif [[ -n $keys && $at == $place ]]; then
        others=(${(f)"$(raftctl list --keys-only --limit 200 --timeout 1 -- "$PREFIX" 2>/dev/null)"})
        compadd -a others
    elif [[ -n $files ]]; then
        _files
    fi
}
if [[ $funcstack[1] == _raftctl ]]; then
    _raftctl "$@"
else
    compdef _raftctl raftctl
fi
)sh"_s.arg(described(firstWords()), twoWords(),
           valueLines(u"compadd -- %1; return"_s, u"_files; return"_s, u"_message value; return"_s), lines);
}

QString fishScript()
{
    QString script = uR"sh(function __raftctl_argument_is
    set -l words (commandline -opc)
    set -l place 1
    for index in (seq (math $argv[2] + 2) (count $words))
        if not string match -q -- '-*' $words[$index]
            and not contains -- $words[(math $index - 1)] $argv[3..]
            set place (math $place + 1)
        end
    end
    test $place -eq $argv[1]
end
function __raftctl_keys
    raftctl list --keys-only --limit 200 --timeout 1 -- (commandline -ct) 2>/dev/null
end
)sh"_s;
    for (const auto &[word, text] : firstWords())
        script += u"complete -c raftctl -n __fish_use_subcommand -f -a %1 -d %2\n"_s.arg(word, quoted(text));
    for (const Completed &one : everything()) {
        QStringList seen;
        for (const QString &word : one.name.split(u' '))
            seen.append(u"__fish_seen_subcommand_from "_s + word);
        const QString begin = u"complete -c raftctl -n '%1'"_s.arg(seen.join(u"; and "_s));
        if (!one.files)
            script += begin + u" -f\n"_s;
        if (one.keys || !one.words.isEmpty())
            script += begin.chopped(1) + u"; and __raftctl_argument_is %1 %2 %3' -f -a '%4'\n"_s.arg(
                                             QString::number(one.wordsAt),
                                             QString::number(one.name.count(u' ') + 1),
                                             dashed(withValues(one.options)),
                                             one.keys ? u"(__raftctl_keys)"_s : one.words.join(u' '));
        for (const CommandOption &option : one.options) {
            const Follows follows = whatFollows(option);
            const QString value = follows == Follows::Choice ? u" -x -a '%1'"_s.arg(option.choices.join(u' '))
                                  : follows == Follows::File ? u" -r"_s
                                  : follows == Follows::Anything ? u" -x"_s
                                                                 : QString();
            script += begin + u" -l %1%2 -d %3\n"_s.arg(option.name, value, quoted(option.text));
        }
    }
    return script;
}

int runCompletion(CommandLine &line)
{
    QTextStream out(stdout);
    const QString shell = line.positional().first();
    if (shell == u"bash"_s)
        out << bashScript();
    else if (shell == u"zsh"_s)
        out << zshScript();
    else if (shell == u"fish"_s)
        out << fishScript();
    else
        return complain(u"Expected \"completion bash\", \"completion zsh\" or \"completion fish\"."_s);
    return Done;
}

} // namespace

RaftctlCommand completionCommand()
{
    return {{u"completion"_s,
             u"bash|zsh|fish"_s,
             u"print a script that completes commands"_s,
             u"Prints a script that lets a shell complete commands, their options, and the values of "
             u"options. In bash or zsh (after compinit): source <(raftctl completion bash). In fish: "
             u"raftctl completion fish | source."_s,
             1,
             1,
             {},
             {u"bash"_s, u"zsh"_s, u"fish"_s}},
            runCompletion};
}

} // namespace raftarium

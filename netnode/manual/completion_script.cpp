#include "netnode/manual/completion_script.h"

namespace raftarium {

namespace {

/// What follows an option.
enum class Follows { Nothing, Choice, Path, Anything };

Follows whatFollows(const ProgramOption &option)
{
    if (option.value.isEmpty())
        return Follows::Nothing;
    if (!option.choices.isEmpty())
        return Follows::Choice;
    const bool isPath = option.value == u"FILE" || option.value == u"DIR";
    return isPath ? Follows::Path : Follows::Anything;
}

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString bashScript(const CompletedProgram &program)
{
    QStringList dashed;
    QString values;
    for (const ProgramOption &option : program.options) {
        dashed.append(QStringLiteral("--") + option.name);
        const Follows follows = whatFollows(option);
        if (follows == Follows::Nothing)
            continue;
        const QString choices = QStringLiteral("COMPREPLY=($(compgen -W \"%1\" -- \"$word\")); return")
                                    .arg(option.choices.join(u' '));
        const QString path = QStringLiteral("COMPREPLY=($(compgen -f -- \"$word\")); return");
        values += QStringLiteral("    --%1) %2 ;;\n")
                      .arg(option.name, follows == Follows::Choice ? choices
                                        : follows == Follows::Path ? path
                                                                   : QStringLiteral("return"));
    }
    return QStringLiteral(R"sh(_%1() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case "$before" in
%2    esac
    if [ "${word#-}" != "$word" ]; then
        COMPREPLY=($(compgen -W "%3" -- "$word"))
    %4fi
}
complete -o filenames -F _%1 %1
)sh")
        .arg(program.name, values, dashed.join(u' '),
             program.files
                 ? QStringLiteral("else\n        COMPREPLY=($(compgen -f -W \"%1\" -- \"$word\"))\n    ")
                       .arg(program.words.join(u' '))
                 : QString());
}

/// An option as zsh's _arguments takes it: '--name[text]:value:action'.
QString zshArgument(const ProgramOption &option)
{
    QString text = option.text;
    for (const QChar special : {u'[', u']', u':'})
        text.replace(special, QStringLiteral("\\") + special);
    QString argument = QStringLiteral("--%1[%2]").arg(option.name, text);
    switch (whatFollows(option)) {
    case Follows::Nothing: break;
    case Follows::Choice:
        argument += QStringLiteral(":%1:(%2)").arg(option.value, option.choices.join(u' '));
        break;
    case Follows::Path: argument += QStringLiteral(":%1:_files").arg(option.value); break;
    case Follows::Anything: argument += QStringLiteral(":%1:").arg(option.value); break;
    }
    return shellQuoted(argument);
}

// Read as a function's file (in $fpath) the script is the function's first call; sourced, it is none.
QString zshScript(const CompletedProgram &program)
{
    QStringList arguments;
    for (const ProgramOption &option : program.options)
        arguments.append(zshArgument(option));
    if (program.files)
        arguments.append(QStringLiteral("'*:file:{ compadd -- %1; _files }'").arg(program.words.join(u' ')));
    return QStringLiteral(R"sh(#compdef %1
_%1() {
    _arguments \
        %2
}
if [[ $funcstack[1] == _%1 ]]; then
    _%1 "$@"
else
    compdef _%1 %1
fi
)sh")
        .arg(program.name, arguments.join(QStringLiteral(" \\\n        ")));
}

QString fishScript(const CompletedProgram &program)
{
    QString script = program.files ? QString() : QStringLiteral("complete -c %1 -f\n").arg(program.name);
    if (!program.words.isEmpty())
        script += QStringLiteral("complete -c %1 -a '%2'\n").arg(program.name, program.words.join(u' '));
    for (const ProgramOption &option : program.options) {
        QString value;
        switch (whatFollows(option)) {
        case Follows::Nothing: break;
        case Follows::Choice: value = QStringLiteral(" -x -a '%1'").arg(option.choices.join(u' ')); break;
        case Follows::Path: value = QStringLiteral(" -r -F"); break;
        case Follows::Anything: value = QStringLiteral(" -x"); break;
        }
        script += QStringLiteral("complete -c %1 -l %2%3 -d %4\n")
                      .arg(program.name, option.name, value, shellQuoted(option.text));
    }
    return script;
}

} // namespace

std::optional<QString> completionScript(const QString &shell, const CompletedProgram &program)
{
    if (shell == u"bash")
        return bashScript(program);
    if (shell == u"zsh")
        return zshScript(program);
    if (shell == u"fish")
        return fishScript(program);
    return std::nullopt;
}

} // namespace raftarium

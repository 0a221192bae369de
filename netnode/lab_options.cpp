#include "lab_options.h"

using namespace Qt::StringLiterals;

namespace raftarium {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString takeRule(const QString &name, std::optional<raft::Rule> &rule)
{
    rule = raft::ruleNamed(name.toStdString());
    if (rule)
        return {};
    QStringList rules;
    for (int i = 0; i < static_cast<int>(raft::Rule::Count); ++i)
        rules.append(text(raft::name(static_cast<raft::Rule>(i))));
    return u"There is no rule \"%1\"; the rules are %2."_s.arg(name, rules.join(u", "_s));
}

QString readOptions(QStringList arguments, const QStringList &options, bool &json, const OptionTaker &take)
{
    while (!arguments.isEmpty()) {
        const QString option = arguments.takeFirst();
        if (option == u"--json"_s) {
            json = true;
            continue;
        }
        if (!options.contains(option))
            return u"Unknown option \"%1\"; see raftctl --help."_s.arg(option);
        if (arguments.isEmpty())
            return u"%1 needs a value; see raftctl --help."_s.arg(option);
        if (const QString wrong = take(option, arguments.takeFirst()); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace raftarium

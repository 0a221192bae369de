#include "netnode/page/page_frame.h"

#include "raftcore/colors/contrast.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/web/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Without what only a reader of the source needs: indentation, and lines that are comments.
QByteArray withoutMargins(const QByteArray &source)
{
    QByteArray text;
    for (const QByteArray &line : source.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.isEmpty() && !trimmed.startsWith("//") && !trimmed.startsWith("/**"))
            text += trimmed + '\n';
    }
    return text;
}

QByteArray css(raft::Rgb color)
{
    return '#' + QByteArray::number(color, 16).rightJustified(6, '0');
}

QByteArray variable(const QByteArray &name, raft::Rgb color)
{
    return "--" + name + ':' + css(color) + ';';
}

QByteArray variablesOf(const raft::Colors &colors)
{
    QByteArray all = variable("window", colors.window) + variable("panel", colors.panel) +
                     variable("raised", colors.raised) + variable("border", colors.border) +
                     variable("text", colors.text) + variable("muted", colors.mutedText) +
                     variable("track", colors.track) + variable("hull", colors.hull) +
                     variable("accent", colors.accent) + variable("accent-text", colors.accentText) +
                     variable("fault", colors.fault) + variable("good", colors.good);
    for (std::size_t i = 0; i < colors.termLines.size(); ++i)
        all += variable("line" + QByteArray::number(i), colors.termLines.at(i));
    return all;
}

/// Classes that fill and stroke in the colour of a term, and what is written on it.
QByteArray termClasses()
{
    QByteArray all;
    for (std::size_t i = 0; i < raft::termFills.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        all += ":root{" + variable("fill" + number, raft::termFills.at(i)) +
               variable("ink" + number, raft::textOn(raft::termFills.at(i))) + "}\n.t" + number +
               "{--fill:var(--fill" + number + ");--line:var(--line" + number + ");--ink:var(--ink" + number +
               ")}\n";
    }
    return all;
}

QByteArray styleSheet()
{
    const QByteArray light = variablesOf(raft::lightColors);
    const QByteArray dark = variablesOf(raft::darkColors);
    return ":root{color-scheme:light dark;" + light + "}\n@media(prefers-color-scheme:dark){:root{" + dark +
           "}}\n:root[data-theme=light]{" + light + "}\n:root[data-theme=dark]{" + dark + "}\n" +
           termClasses() + withoutMargins(resource(u"player.css"_s));
}

/// The files of the player, in a scope of their own.
QByteArray playerScript()
{
    QByteArray all = "\"use strict\";\n{\n";
    for (const QString &name :
         {u"track.js"_s, u"ring.js"_s, u"timeline.js"_s, u"panels.js"_s, u"lesson.js"_s, u"player.js"_s})
        all += withoutMargins(resource(name));
    return all + "}\n";
}

} // namespace

QByteArray framedPage(QHash<QByteArray, QByteArray> parts)
{
    const QByteArray styleText = styleSheet();
    const QByteArray scriptText = playerScript();
    parts["style"] = styleText;
    parts["script"] = scriptText;
    parts["policy"] = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " +
                      policySource(styleText) + "; script-src " + policySource(scriptText);
    // What is put in may itself look like a place: the frame is gone through once.
    const QByteArray frame = resource(u"page.html"_s);
    QByteArray page;
    qsizetype at = 0;
    for (qsizetype begin = 0; (begin = frame.indexOf("{{", at)) >= 0;) {
        const qsizetype end = frame.indexOf("}}", begin);
        page += frame.mid(at, begin - at) + parts.value(frame.mid(begin + 2, end - begin - 2));
        at = end + 2;
    }
    return page + frame.mid(at);
}

QByteArray policySource(const QByteArray &text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

} // namespace raftarium

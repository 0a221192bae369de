#include "netnode/page/history_page.h"

#include "netnode/page/page_frame.h"

#include <algorithm>

namespace raftarium {

namespace {

/// What stands in the first element of that name.
QByteArray contentsOf(const QByteArray &text, const QByteArray &element)
{
    const QByteArray begin = '<' + element + '>';
    const QByteArray end = "</" + element + '>';
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = text.indexOf(end, from);
    return from < 0 || to < 0 ? QByteArray() : text.mid(from + begin.size(), to - from - begin.size());
}

const char pageStyle[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:1.5rem auto;padding:0 1rem;"
    "color-scheme:light dark}svg{max-width:100%;height:auto}p{white-space:pre-line;"
    "overflow-wrap:anywhere}";

} // namespace

QByteArray historyPage(const QString &title, const QString &verdict, QByteArray svg)
{
    svg.remove(0, std::max<qsizetype>(0, svg.indexOf("<svg"))); // What XML begins with means nothing here.
    const QByteArray name = title.toHtmlEscaped().toUtf8();
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
           "style-src " +
           policySource(pageStyle) + ' ' + policySource(contentsOf(svg, "style")) +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<link rel=\"icon\" href=\"data:,\">\n<title>" +
           name + "</title>\n<style>" + pageStyle + "</style></head>\n<body><h1>" + name + "</h1>\n<p>" +
           verdict.toHtmlEscaped().toUtf8() + "</p>\n" + svg + "</body></html>\n";
}

} // namespace raftarium

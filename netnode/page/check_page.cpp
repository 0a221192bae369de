#include "netnode/page/check_page.h"

#include "netnode/page/page_frame.h"

namespace raftarium {

namespace {

const char checkStyle[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:1.5rem auto;padding:0 1rem;"
    "color-scheme:light dark}table{border-collapse:collapse}td{padding:.2rem 1rem .2rem 0;"
    "vertical-align:top}pre{overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0 1rem}"
    ".broken{font-weight:bold}";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray element(const QByteArray &name, const QString &text)
{
    return '<' + name + '>' + escaped(text) + "</" + name + ">\n";
}

QByteArray findingPart(const CheckPage::Finding &finding)
{
    QByteArray part = element("h3", finding.title) + element("p", finding.proof);
    for (const CheckPage::Place &line : finding.lines)
        part += element("b", line.name) + element("pre", line.text);
    return part;
}

QByteArray propertyRow(const CheckPage::Property &property)
{
    const QByteArray mark = property.isBroken ? QByteArray("<tr class=\"broken\">") : QByteArray("<tr>");
    return mark + element("td", property.title) + element("td", property.verdict) + "</tr>\n";
}

} // namespace

QByteArray webPage(const CheckPage &check)
{
    QByteArray page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src "
                      "data:; style-src " +
                      policySource(checkStyle) +
                      "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<link rel=\"icon\" href=\"data:,\">\n" +
                      element("title", check.title) + "<style>" + checkStyle + "</style></head>\n<body>" +
                      element("h1", check.title) + element("p", check.verdict);
    for (const CheckPage::Finding &finding : check.findings)
        page += findingPart(finding);
    page += "<h2>Safety properties</h2>\n<table>";
    for (const CheckPage::Property &property : check.properties)
        page += propertyRow(property);
    page += "</table>\n";
    for (const QString &remark : check.remarks)
        page += element("p", remark);
    return page + "</body></html>\n";
}

} // namespace raftarium

#include "netnode/host/server_pages.h"

#include <QString>

#include <string>
#include <string_view>

namespace raftarium {

using nlohmann::ordered_json;

namespace {

constexpr std::string_view style =
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
    "body{max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .2rem}"
    "code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid #8885}"
    "th{white-space:nowrap;font-weight:500}";

std::string escaped(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toHtmlEscaped().toStdString();
}

/// A member of an object as text: a string without its quotation marks, nothing for one that is not there.
std::string text(const ordered_json &object, const char *member)
{
    const auto found = object.find(member);
    if (found == object.end() || found->is_null())
        return {};
    return escaped(found->is_string() ? found->get<std::string>() : found->dump());
}

std::string row(std::string_view head, std::string_view cell)
{
    return "<tr><th scope=\"row\">" + std::string(head) + "</th><td>" + std::string(cell) + "</td></tr>\n";
}

HttpResponse page(const std::string &title, const std::string &body)
{
    HttpResponse response;
    response.type = "text/html; charset=utf-8";
    response.fields.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.body = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
                    title + "</title><style>" + std::string(style) + "</style></head>\n<body>\n<h1>" + title +
                    "</h1>\n" + body + "</body></html>\n";
    return response;
}

std::string serverOrNone(const std::string &number)
{
    return number.empty() ? "none is known" : "S" + number;
}

/// The request's own row, one for each parameter, and one for each answer.
std::string operationTable(const ordered_json &operation)
{
    std::string rows;
    for (const ordered_json &parameter : operation.value("parameters", ordered_json::array()))
        rows += row("<code>" + text(parameter, "name") + "</code>", text(parameter, "description"));
    const ordered_json answers = operation.value("responses", ordered_json::object());
    for (const auto &[status, answer] : answers.items())
        rows += row(escaped(status), text(answer, "description"));
    return "<table>\n" + rows + "</table>\n";
}

bool isMethod(std::string_view name)
{
    return name == "get" || name == "put" || name == "post" || name == "delete";
}

std::string inCapitals(std::string name)
{
    for (char &c : name)
        c = static_cast<char>(c - 'a' + 'A');
    return name;
}

} // namespace

HttpResponse homePage(const ordered_json &status)
{
    const std::string commit = text(status, "commit_index");
    std::string body = "<table>\n" + row("role", text(status, "role")) + row("term", text(status, "term")) +
                       row("leader", serverOrNone(text(status, "leader"))) + row("committed", commit) +
                       row("applied", text(status, "last_applied")) + row("keys", text(status, "keys")) +
                       "</table>\n";
    body +=
        "<p><a href=\"/docs\">What this server can be asked</a> · <a href=\"/status\">all of its status</a>"
        " · <a href=\"/kv\">keys</a> · <a href=\"/log\">log</a> · <a href=\"/metrics\">metrics</a></p>\n";
    return page("S" + text(status, "id") + " of " + text(status, "cluster"), body);
}

HttpResponse apiPage(const ordered_json &openApi)
{
    const ordered_json info = openApi.value("info", ordered_json::object());
    std::string body = "<p>" + text(info, "description") + " <a href=\"/openapi.json\">For tools</a>.</p>\n";
    const ordered_json paths = openApi.value("paths", ordered_json::object());
    for (const auto &[path, operations] : paths.items()) {
        for (const auto &[method, operation] : operations.items()) {
            if (!isMethod(method))
                continue;
            body += "<h2><code>" + inCapitals(method) + " " + escaped(path) + "</code></h2>\n<p>" +
                    text(operation, "summary") + "</p>\n" + operationTable(operation);
        }
    }
    return page("The API of a server", body);
}

} // namespace raftarium

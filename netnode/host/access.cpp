#include "netnode/host/access.h"

#include "netnode/host/json_response.h"
#include "netnode/http/syntax.h"
#include "netnode/wire/handshake.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace raftarium {

namespace {

/// "localhost:8001" → "localhost", "[::1]:8001" → "::1".
std::string_view withoutPort(std::string_view authority)
{
    if (authority.starts_with('['))
        return authority.substr(1, authority.find(']') - 1);
    return authority.substr(0, authority.find(':'));
}

/// Equal in a time that tells nothing of where they differ.
bool equal(std::string_view a, std::string_view b)
{
    const auto hash = [](std::string_view text) {
        return QCryptographicHash::hash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
                                        QCryptographicHash::Sha256);
    };
    const QByteArray left = hash(a);
    const QByteArray right = hash(b);
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |=
            static_cast<unsigned char>(left[i]) ^ static_cast<unsigned>(static_cast<unsigned char>(right[i]));
    return difference == 0;
}

} // namespace

AccessRules::AccessRules(std::string token, std::string listenHost, bool anyHost)
    : m_token(std::move(token)), m_listenHost(inLowerCase(listenHost)), m_anyHost(anyHost)
{
}

bool AccessRules::knowsHost(std::string_view host) const
{
    const std::string name = inLowerCase(withoutPort(host));
    return m_anyHost || name == "localhost" || name.ends_with(".localhost") || name == m_listenHost ||
           !QHostAddress(QString::fromStdString(name)).isNull();
}

bool AccessRules::hasToken(const HttpRequest &request) const
{
    constexpr std::string_view scheme = "bearer ";
    const std::string *field = request.field("authorization");
    return field != nullptr && inLowerCase(field->substr(0, scheme.size())) == scheme &&
           equal(trimmed(std::string_view(*field).substr(scheme.size())), m_token);
}

std::optional<HttpResponse> AccessRules::refusal(const HttpRequest &request, bool certified) const
{
    const std::string *host = request.field("host");
    const std::string *origin = request.field("origin");
    // Servers dial each other under whatever name their network has. No page can send such an upgrade.
    const bool fromPeer = request.path == peerPath && origin == nullptr;
    if (!fromPeer && host != nullptr && !knowsHost(*host))
        return errorResponse(421, "wrong_host", "this server does not answer to that Host");
    if (origin != nullptr &&
        (host == nullptr || (*origin != "http://" + *host && *origin != "https://" + *host)))
        return errorResponse(403, "foreign_origin", "requests of web pages of other origins are refused");
    if (m_token.empty() || request.path == "/health" || (fromPeer && certified) || hasToken(request))
        return std::nullopt;
    HttpResponse response = errorResponse(401, "unauthorized", "send \"Authorization: Bearer TOKEN\"");
    response.fields.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

} // namespace raftarium

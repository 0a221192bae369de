#pragma once

#include "netnode/http/request.h"
#include "netnode/http/response.h"

#include <optional>
#include <string>
#include <string_view>

namespace raftarium {

/// Who may ask a server anything. Loopback alone is no protection: a page in a user's browser reaches it
/// too.
class AccessRules {
public:
    /// An empty token asks for none. `anyHost` accepts every Host field: where a token or a certificate is
    /// needed anyway, a page that was led here under another name gains nothing.
    AccessRules(std::string token, std::string listenHost, bool anyHost);

    /// The refusal that a request deserves, or nothing: 421 for a foreign Host, 403 for a foreign Origin, 401
    /// without the token. `certified`: the other side has shown a valid certificate.
    std::optional<HttpResponse> refusal(const HttpRequest &request, bool certified) const;

private:
    bool knowsHost(std::string_view host) const;
    bool hasToken(const HttpRequest &request) const;

    std::string m_token;
    std::string m_listenHost;
    bool m_anyHost;
};

} // namespace raftarium

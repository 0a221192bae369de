#include "netnode/wire/handshake.h"

#include "netnode/http/syntax.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace raftarium {

namespace {

constexpr std::size_t largestHead = 16 * 1024;
constexpr std::size_t longestRefusal = 512;
constexpr std::size_t mostMembers = 64;

std::string hex(std::uint64_t value)
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return {digits.data(), end};
}

template <class Number>
bool readInto(Number &number, const std::string *text, int base = 10)
{
    if (text == nullptr || text->empty())
        return false;
    const char *end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, number, base);
    return error == std::errc() && stop == end;
}

bool readIdInto(raft::NodeId &id, const std::string *text)
{
    return readInto(id.value, text) && id.value <= raft::greatestNumber;
}

std::string listOf(const std::vector<raft::NodeId> &ids)
{
    std::string text;
    for (const raft::NodeId id : ids)
        text += (text.empty() ? "" : ",") + std::to_string(id.value);
    return text;
}

/// Sorted and without repetition, as they are written.
bool readListInto(std::vector<raft::NodeId> &ids, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        raft::NodeId &id = ids.emplace_back();
        const std::string one(text.substr(0, end));
        if (ids.size() > mostMembers || !readIdInto(id, &one) || id.value == 0 ||
            (ids.size() > 1 && id <= ids[ids.size() - 2]))
            return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

void appendStanding(std::string &text, const Standing &standing)
{
    text += "\r\nRaft-Identity: " + hex(standing.identity.value);
    text += "\r\nRaft-Disk: " + hex(standing.disk.value);
    text += "\r\nRaft-Members: " + listOf(standing.members);
}

bool readStanding(Standing &standing, const HttpRequest &fields)
{
    const std::string *members = fields.field("raft-members");
    return readInto(standing.identity.value, fields.field("raft-identity"), 16) &&
           standing.identity.value <= raft::greatestNumber &&
           readInto(standing.disk.value, fields.field("raft-disk"), 16) &&
           standing.disk.value <= raft::greatestNumber && members != nullptr &&
           readListInto(standing.members, *members);
}

/// The field lines of a head as name and value, names in lower case.
HttpRequest fieldsOf(std::string_view head)
{
    HttpRequest fields;
    std::size_t at = head.find("\r\n");
    while (at != std::string_view::npos && at + 2 < head.size()) {
        const std::size_t end = std::min(head.find("\r\n", at + 2), head.size());
        const std::string_view line = head.substr(at + 2, end - at - 2);
        const std::size_t colon = std::min(line.find(':'), line.size());
        fields.fields.emplace_back(inLowerCase(line.substr(0, colon)),
                                   trimmed(line.substr(std::min(colon + 1, line.size()))));
        at = end == head.size() ? std::string_view::npos : end;
    }
    return fields;
}

} // namespace

std::string upgradeRequest(const LinkRequest &link, std::string_view host, std::string_view token)
{
    std::string text = "GET ";
    text += link.kind == LinkRequest::Kind::Peer ? peerPath : watchPath;
    text += " HTTP/1.1\r\nHost: ";
    text += host;
    text += "\r\nConnection: Upgrade\r\nUpgrade: ";
    text += linkProtocol;
    text += "\r\nRaft-Cluster: " + percentEncoded(link.cluster);
    text += "\r\nRaft-To: " + std::to_string(link.to.value);
    if (link.kind == LinkRequest::Kind::Peer) {
        text += "\r\nRaft-From: " + std::to_string(link.from.value);
        text += "\r\nRaft-Nonce: " + hex(link.nonce);
        text += "\r\nRaft-Port: " + std::to_string(link.port);
        text += "\r\nRaft-First: " + hex(link.firstMessage);
        appendStanding(text, link.standing);
    }
    if (!token.empty())
        text.append("\r\nAuthorization: Bearer ").append(token);
    text += "\r\n\r\n";
    return text;
}

std::optional<LinkRequest> linkRequest(const HttpRequest &request, std::string *problem)
{
    const std::string *upgrade = request.field("upgrade");
    if (request.method != "GET" || upgrade == nullptr || !request.fieldNames("connection", "upgrade") ||
        inLowerCase(*upgrade) != linkProtocol) {
        *problem = "this path takes an upgrade to " + std::string(linkProtocol);
        return std::nullopt;
    }
    LinkRequest link;
    link.kind = request.path == peerPath ? LinkRequest::Kind::Peer : LinkRequest::Kind::Watcher;
    const std::string *cluster = request.field("raft-cluster");
    const std::optional<std::string> name = cluster == nullptr ? std::nullopt : percentDecoded(*cluster);
    bool sound = name.has_value() && readIdInto(link.to, request.field("raft-to"));
    if (sound && link.kind == LinkRequest::Kind::Peer)
        sound = readIdInto(link.from, request.field("raft-from")) && link.from.value != 0 &&
                readInto(link.nonce, request.field("raft-nonce"), 16) &&
                readInto(link.port, request.field("raft-port")) &&
                readInto(link.firstMessage, request.field("raft-first"), 16) &&
                readStanding(link.standing, request);
    if (!sound) {
        *problem = "the upgrade request does not say who asks for what";
        return std::nullopt;
    }
    link.cluster = *name;
    return link;
}

HttpResponse upgradeAnswer(const LinkAnswer &answer)
{
    HttpResponse response;
    response.status = 101;
    response.fields = {{"Connection", "Upgrade"},
                       {"Upgrade", std::string(linkProtocol)},
                       {"Raft-Id", std::to_string(answer.id.value)},
                       {"Raft-Cluster", percentEncoded(answer.cluster)},
                       {"Raft-Nonce", hex(answer.nonce)},
                       {"Raft-Identity", hex(answer.standing.identity.value)},
                       {"Raft-Disk", hex(answer.standing.disk.value)},
                       {"Raft-Members", listOf(answer.standing.members)},
                       {"Raft-Version", answer.version}};
    return response;
}

void addRefusal(HttpResponse &response, const std::string &sentence)
{
    response.fields.emplace_back("Raft-Refusal", percentEncoded(sentence));
}

std::optional<UpgradeReply> upgradeReply(std::string_view bytes)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    UpgradeReply reply;
    if (end == std::string_view::npos) {
        if (bytes.size() < largestHead)
            return std::nullopt;
        reply.refusal = "the answer is no answer to an upgrade";
        return reply;
    }
    reply.headBytes = end + 4;
    if (!bytes.starts_with("HTTP/1.1 101 ")) {
        const HttpRequest fields = fieldsOf(bytes.substr(0, end));
        const std::string *sentence = fields.field("raft-refusal");
        if (const auto decoded = sentence == nullptr ? std::nullopt : percentDecoded(*sentence)) {
            reply.refusal = decoded->substr(0, longestRefusal);
            reply.decided = true;
            return reply;
        }
        reply.refusal = bytes.substr(0, bytes.find("\r\n"));
        reply.refusal += ' ';
        reply.refusal += bytes.substr(reply.headBytes, longestRefusal);
        return reply;
    }
    const HttpRequest fields = fieldsOf(bytes.substr(0, end));
    LinkAnswer answer;
    const std::string *cluster = fields.field("raft-cluster");
    const std::optional<std::string> name = cluster == nullptr ? std::nullopt : percentDecoded(*cluster);
    const std::string *upgrade = fields.field("upgrade");
    if (!name || upgrade == nullptr || *upgrade != linkProtocol ||
        !readIdInto(answer.id, fields.field("raft-id")) ||
        !readInto(answer.nonce, fields.field("raft-nonce"), 16) || !readStanding(answer.standing, fields)) {
        reply.refusal = "the answer does not say who answers";
        return reply;
    }
    answer.cluster = *name;
    if (const std::string *version = fields.field("raft-version"))
        answer.version = *version;
    reply.answer = std::move(answer);
    return reply;
}

} // namespace raftarium

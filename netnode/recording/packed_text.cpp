#include "netnode/recording/packed_text.h"

#include <QList>
#include <QtEndian>

namespace raftarium {

namespace {

// A hostile stream grows a thousandfold before it can be stopped: pieces are so small that this does no
// harm. They are no smaller than what a zlib stream looks back.
constexpr qsizetype pieceBytes = 64 * 1024;
constexpr qsizetype mostPackedBytes = pieceBytes + 1024;
constexpr qsizetype prefixBytes = 4; ///< Qt writes the length in front of the stream.

std::optional<QByteArray> pieceOf(const QByteArray &word)
{
    const auto stream = QByteArray::fromBase64Encoding(word, QByteArray::AbortOnBase64DecodingErrors);
    if (!stream || stream.decoded.isEmpty() || stream.decoded.size() > mostPackedBytes)
        return std::nullopt;
    QByteArray length(prefixBytes, '\0');
    qToBigEndian(static_cast<quint32>(pieceBytes), length.data());
    const QByteArray piece = qUncompress(length + stream.decoded);
    if (piece.isEmpty() || piece.size() > pieceBytes)
        return std::nullopt;
    return piece;
}

} // namespace

QByteArray packed(const QByteArray &text)
{
    constexpr int best = 9;
    QByteArray words;
    for (qsizetype at = 0; at < text.size(); at += pieceBytes)
        words += (at > 0 ? " " : "") + qCompress(text.mid(at, pieceBytes), best).mid(prefixBytes).toBase64();
    return words;
}

std::optional<QByteArray> unpacked(const QByteArray &words, qint64 most)
{
    QByteArray text;
    for (const QByteArray &word : words.simplified().split(' ')) {
        const std::optional<QByteArray> piece = pieceOf(word);
        if (!piece || text.size() + piece->size() > most)
            return std::nullopt;
        text += *piece;
    }
    return text;
}

std::optional<QByteArray> recordingInPage(const QByteArray &text)
{
    static const QByteArray begin("<template id=\"recording\">");
    static const QByteArray end("</template>");
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = from < 0 ? from : text.indexOf(end, from);
    if (to < 0)
        return std::nullopt;
    return text.mid(from + begin.size(), to - from - begin.size());
}

bool isWebPage(const QByteArray &text)
{
    return text.left(64).trimmed().toLower().startsWith("<!doctype html");
}

} // namespace raftarium

#include "app/canvas/legend.h"

#include "app/canvas/message_labels.h"
#include "app/canvas/message_painter.h"
#include "app/canvas/server_painter.h"
#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QPainter>

#include <functional>
#include <vector>

namespace raftarium {

namespace legend {

namespace {

constexpr raft::Term shownTerm{1};
constexpr qreal serverRadius = 15;
constexpr int swatchWidth = 76;
constexpr int rowHeight = 42;
constexpr int columnWidth = 300;
constexpr int margin = 18;

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// A shape, drawn around (0, 0), and what it means.
struct Entry {
    QString words;
    std::function<void(QPainter &, const Theme &)> draw;
};

struct Column {
    QString title;
    std::vector<Entry> entries;
};

Entry message(const QString &words, const MessageLook &look)
{
    return {words, [look](QPainter &painter, const Theme &theme) {
                painter.translate(10, 0);
                drawMessage(painter, look, 0, 1, theme);
            }};
}

Column messages()
{
    using raft::MessageType;
    const auto look = [](MessageType type, bool positive = true) {
        return MessageLook{type, positive, shownTerm, {}, true};
    };
    const MessageLook append{MessageType::Append, true, shownTerm, {shownTerm, shownTerm}, true};
    return {
        say("Messages"),
        {message(say("RequestVote, with the candidate's term"), look(MessageType::RequestVote)),
         message(say("pre-vote: would you vote for me?"), look(MessageType::PreVote)),
         message(say("AppendEntries, a cell for each entry"), append),
         message(say("heartbeat: AppendEntries without entries"), look(MessageType::Heartbeat)),
         message(say("InstallSnapshot, a chunk"), look(MessageType::Snapshot)),
         message(say("TimeoutNow: start an election at once"), look(MessageType::TimeoutNow)),
         message(say("ReadIndex: up to where may I read?"), look(MessageType::ReadIndex)),
         message(say("a reply is the outline of its request: yes"), look(MessageType::RequestVoteReply)),
         message(say("… and no"), look(MessageType::AppendReply, false)),
         {say("lost here"), [](QPainter &painter, const Theme &theme) { drawCross(painter, {}, 13, theme); }},
         {say("number of messages on their way, not a term"), [](QPainter &painter, const Theme &theme) {
              drawLaneCount(painter, {{}, 12, shownTerm}, 1, theme);
          }}}};
}

/// A server in some state, alone in the world.
Entry server(const QString &words, const std::function<void(raft::ServerView &, ServerFacts &)> &change)
{
    return {words, [change](QPainter &painter, const Theme &theme) {
                raft::ServerView view;
                view.id = raft::NodeId{1};
                view.hard.term = shownTerm;
                ServerFacts facts;
                facts.server = &view;
                change(view, facts);
                const ServerMeasures measures = ServerMeasures::of(serverRadius);
                drawServer(painter, measures, facts, {}, Emphasis::None, theme);
            }};
}

Entry follower(const QString &words, raft::Liveness liveness, Belonging belonging)
{
    return server(words, [liveness, belonging](raft::ServerView &view, ServerFacts &facts) {
        view.liveness = liveness;
        facts.belonging = belonging;
    });
}

Entry leader(const QString &words, raft::LeaderStanding leadership)
{
    return server(words, [leadership](raft::ServerView &view, ServerFacts &facts) {
        view.role = raft::Role::Leader;
        facts.leadership = leadership;
    });
}

Entry candidate(const QString &words, raft::Role role)
{
    return server(words, [role](raft::ServerView &view, ServerFacts &) { view.role = role; });
}

Column servers()
{
    using raft::Liveness;
    return {say("Servers"),
            {follower(say("follower, in the colour of its term"), Liveness::Up, Belonging::Voter),
             leader(say("leader"), raft::LeaderStanding::Working),
             leader(say("leader that is cut off or superseded"), raft::LeaderStanding::CutOff),
             candidate(say("candidate"), raft::Role::Candidate),
             candidate(say("pre-candidate"), raft::Role::PreCandidate),
             follower(say("learner: does not vote"), Liveness::Up, Belonging::Learner),
             follower(say("not a member"), Liveness::Up, Belonging::NotYet),
             follower(say("crashed"), Liveness::Crashed, Belonging::Voter),
             follower(say("paused"), Liveness::Paused, Belonging::Voter),
             {say("arc: what is left until the timeout or the next heartbeat"),
              [](QPainter &painter, const Theme &theme) {
                  raft::ServerView view;
                  view.hard.term = shownTerm;
                  view.deadline = raft::Time{200'000};
                  ServerFacts facts;
                  facts.server = &view;
                  drawServerTimer(painter, ServerMeasures::of(serverRadius), facts, raft::Time{130'000},
                                  raft::Time{300'000}, theme);
              }}}};
}

Entry cell(const QString &words, bool committed, bool durable)
{
    return {words, [committed, durable](QPainter &painter, const Theme &theme) {
                drawTermCell(painter, QRectF(-10, -10, 20, 20), shownTerm, committed, durable, theme);
            }};
}

Entry pip(const QString &words, Vote vote)
{
    return {words, [vote](QPainter &painter, const Theme &theme) {
                drawVote(painter, {}, 17, {raft::NodeId{2}, vote}, shownTerm, false, theme);
            }};
}

Column logsAndVotes()
{
    return {say("Log and votes"),
            {cell(say("entry of that term, committed as this server knows"), true, true),
             cell(say("not yet committed"), false, true),
             cell(say("not yet on disk: a crash takes it away"), true, false),
             pip(say("S2 votes for this candidate"), Vote::Granted),
             pip(say("S2 is being asked"), Vote::OnItsWay),
             pip(say("S2 refuses"), Vote::Refused),
             pip(say("nothing is known of S2's vote"), Vote::None),
             {say("of a trace: ? nothing says it, ≈ it is inferred"),
              [](QPainter &painter, const Theme &theme) {
                  drawTermCell(painter, QRectF(-12, -11, 24, 22), {}, true, true, theme);
              }},
             {say("slow or lossy link"),
              [](QPainter &painter, const Theme &theme) {
                  painter.setPen(QPen(theme.border, 4.5));
                  painter.drawLine(-28, 0, 28, 0);
              }},
             {say("cut link"), [](QPainter &painter, const Theme &theme) {
                  QPen dotted(theme.fault, 1.4, Qt::CustomDashLine, Qt::RoundCap);
                  dotted.setDashPattern({1, 4});
                  painter.setPen(dotted);
                  painter.drawLine(-28, 0, 28, 0);
                  drawCrossBadge(painter, {}, 17, theme);
              }}}};
}

std::vector<Column> columns()
{
    return {messages(), servers(), logsAndVotes()};
}

} // namespace

} // namespace legend

Legend::Legend(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(words().join(QLatin1Char('\n')));
    resize(sizeHint());
}

void Legend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QStringList Legend::words() const
{
    QStringList words;
    for (const legend::Column &column : legend::columns())
        for (const legend::Entry &entry : column.entries)
            words << entry.words;
    return words;
}

QSize Legend::sizeHint() const
{
    std::size_t most = 0;
    const std::vector<legend::Column> all = legend::columns();
    for (const legend::Column &column : all)
        most = std::max(most, column.entries.size());
    return {static_cast<int>(all.size()) * legend::columnWidth + 2 * legend::margin,
            static_cast<int>(most + 1) * legend::rowHeight + 2 * legend::margin};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.window);
    QRectF row(legend::margin, legend::margin, legend::columnWidth - legend::margin, legend::rowHeight);
    const auto write = [&](const QRectF &place, const QFont &font, const QString &words) {
        painter.setFont(font);
        painter.setPen(m_theme.text);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, words);
    };
    for (const legend::Column &column : legend::columns()) {
        row.moveTop(legend::margin);
        write(row, m_theme.font(10, QFont::DemiBold), column.title);
        for (const legend::Entry &entry : column.entries) {
            row.translate(0, legend::rowHeight);
            painter.save();
            painter.translate(row.left() + legend::swatchWidth / 2.0, row.center().y());
            entry.draw(painter, m_theme);
            painter.restore();
            write(row.adjusted(legend::swatchWidth + 8, 0, 0, 0), m_theme.font(9.5), entry.words);
        }
        row.translate(legend::columnWidth, 0);
    }
}

} // namespace raftarium

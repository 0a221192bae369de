#include "app/canvas/split_editor.h"

#include "app/canvas/split_bar.h"
#include "app/keys/digit_key.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <array>
#include <limits>

namespace raftarium {

namespace {

constexpr int barMargin = 6;   ///< Between the bar and the edges of the canvas.
constexpr int widestBar = 560; ///< The best width …
constexpr int narrowBar = 340; ///< … and one with its buttons in two rows; its text is broken into lines.

/// Where something of that size may stand, the best place first.
std::array<QPoint, 7> cornersFor(QSize size, const QRect &room)
{
    const int middle = room.center().x() - size.width() / 2;
    const int right = room.right() - size.width() + 1;
    const int bottom = room.bottom() - size.height() + 1;
    const int centre = room.center().y() - size.height() / 2;
    return {QPoint(middle, bottom),
            QPoint(right, bottom),
            QPoint(room.left(), bottom),
            QPoint(right, room.top()),
            QPoint(middle, room.top()),
            QPoint(middle, centre),
            room.topLeft()};
}

} // namespace

SplitEditor::SplitEditor(Session *session, const CanvasGeometry *geometry, QWidget *canvas)
    : QObject(canvas), m_session(session), m_geometry(geometry), m_canvas(canvas), m_bar(new SplitBar(canvas))
{
    m_bar->hide();
    connect(m_bar, &SplitBar::isolateLeaderClicked, this,
            [this] { change([this](SplitDraft &draft) { draft.isolateLeader(m_session->view()); }); });
    connect(m_bar, &SplitBar::halveClicked, this,
            [this] { change([this](SplitDraft &draft) { draft.halve(m_session->view()); }); });
    connect(m_bar, &SplitBar::chainClicked, this,
            [this] { change([](SplitDraft &draft) { draft.chain(); }); });
    connect(m_bar, &SplitBar::applyClicked, this, &SplitEditor::apply);
    connect(m_bar, &SplitBar::cancelClicked, this, &SplitEditor::close);
}

bool SplitEditor::isOwnKey(const QKeyEvent &key)
{
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    // Some layouts type digits with Shift.
    if (!(key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) && digitOf(key).value_or(0) > 0)
        return true;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Space: return plain;
    default: return false;
    }
}

void SplitEditor::press(const QKeyEvent &key)
{
    if (key.key() == Qt::Key_Escape)
        close();
    else if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        apply();
    else if (const auto digit = digitOf(key))
        moveOn({static_cast<std::uint64_t>(*digit)});
}

void SplitEditor::open()
{
    if (m_draft)
        return;
    m_draft.emplace(m_session->view());
    change([](SplitDraft &) {});
    emit editingChanged(true);
}

void SplitEditor::close()
{
    if (!m_draft)
        return;
    m_draft.reset();
    m_lasso.clear();
    m_bar->hide();
    emit changed();
    emit editingChanged(false);
}

void SplitEditor::apply()
{
    if (!m_draft || !obstacle().isEmpty())
        return;
    const std::vector<raft::Action> actions = m_draft->actions();
    close();
    for (const raft::Action &action : actions)
        if (!m_session->perform(action).done())
            return;
}

QString SplitEditor::obstacle() const
{
    if (!m_draft->isChain() && m_draft->groups().size() < 2)
        return tr("All servers are in one group: choose who is in the other one");
    return m_session->obstacle(m_draft->actions().back());
}

void SplitEditor::follow()
{
    if (m_draft && !m_draft->isOf(m_geometry->servers()))
        change([this](SplitDraft &draft) { draft.follow(m_session->view()); });
}

void SplitEditor::moveOn(raft::NodeId server)
{
    change([server](SplitDraft &draft) { draft.moveOn(server); });
}

void SplitEditor::change(const std::function<void(SplitDraft &)> &change)
{
    if (!m_draft)
        return;
    change(*m_draft);
    SplitDraft halves = *m_draft;
    halves.halve(m_session->view());
    const std::vector<std::vector<raft::NodeId>> parts = halves.groups();
    const QString halvesText = parts.size() == 2
                                   ? QStringLiteral("%1 | %2").arg(parts[1].size()).arg(parts[0].size())
                                   : QStringLiteral("1");
    m_bar->show(m_draft->text(), halvesText, obstacle());
    placeBar();
    emit changed();
}

void SplitEditor::finishLasso()
{
    std::vector<raft::NodeId> inside;
    for (const raft::NodeId server : m_geometry->servers())
        if (m_lasso.containsPoint(m_geometry->centre(server), Qt::OddEvenFill))
            inside.push_back(server);
    m_lasso.clear();
    change([&inside](SplitDraft &draft) {
        for (const raft::NodeId server : inside)
            draft.moveOn(server);
    });
}

/// It lies over the canvas: the servers that are aimed at stay where they are.
void SplitEditor::placeBar()
{
    if (!m_draft)
        return;
    const QRect room = m_canvas->rect().adjusted(barMargin, barMargin, -barMargin, -barMargin);
    const QSizeF print = m_geometry->measures().footprint().size() * m_geometry->zoom();
    const qreal bearable = print.width() * print.height() / 4; // A part of one server.
    QRect best;
    for (const bool brief : {false, true}) {
        m_bar->setBrief(brief);
        qreal leastHidden = std::numeric_limits<qreal>::max();
        const int least = m_bar->leastWidth();
        for (const int wanted : {widestBar, m_bar->rowWidth(), narrowBar}) {
            const int width = std::min(std::max(wanted, least), room.width());
            const QSize size(width, m_bar->heightFor(width));
            for (const QPoint corner : cornersFor(size, room))
                if (const qreal hidden = m_geometry->hiddenBy(QRectF(corner, size)); hidden < leastHidden) {
                    best = QRect(corner, size);
                    leastHidden = hidden;
                }
        }
        if (leastHidden <= bearable)
            break;
    }
    m_bar->setGeometry(best);
    m_bar->raise();
}

raft::ClusterView SplitEditor::preview(const raft::ClusterView &shown) const
{
    raft::ClusterView view = shown;
    view.groups = m_draft->groups();
    const std::vector<raft::NodeId> &all = m_geometry->servers();
    const auto place = [&all](raft::NodeId id) { return std::find(all.begin(), all.end(), id); };
    for (raft::LinkView &link : view.links)
        link.cut = m_draft->isChain() ? std::abs(place(link.from) - place(link.to)) > 1
                                      : m_draft->groupOf(link.from) != m_draft->groupOf(link.to);
    return view;
}

void SplitEditor::paint(QPainter &painter, const Theme &theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = std::max(16.0, m_geometry->measures().radius * 0.5) * m_geometry->zoom();
    QFont font = theme.font(10, QFont::Bold);
    font.setPixelSize(static_cast<int>(size * 0.66));
    painter.setFont(font);
    for (const raft::NodeId server : m_geometry->servers()) {
        if (m_draft->isChain())
            break;
        const qreal reach = m_geometry->measures().radius * 0.78;
        const QPointF at = m_geometry->toWidget(m_geometry->centre(server) + QPointF(-reach, -reach));
        painter.setPen(QPen(theme.window, 2));
        painter.setBrush(theme.selection);
        painter.drawEllipse(at, size / 2, size / 2);
        painter.setPen(theme.window);
        painter.drawText(QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)), Qt::AlignCenter,
                         QChar(QLatin1Char(static_cast<char>('A' + m_draft->groupOf(server)))));
    }
    if (m_lasso.size() > 1)
        paintLasso(painter, theme);
}

void SplitEditor::paintLasso(QPainter &painter, const Theme &theme) const
{
    QColor inside = theme.selection;
    inside.setAlphaF(0.12F);
    painter.setTransform(QTransform::fromTranslate(m_geometry->pan().x(), m_geometry->pan().y())
                             .scale(m_geometry->zoom(), m_geometry->zoom()),
                         true);
    painter.setPen(QPen(theme.selection, 1.5, Qt::DashLine));
    painter.setBrush(inside);
    painter.drawPolygon(m_lasso);
}

} // namespace raftarium

#include "app/inspector/history_page.h"

#include "app/inspector/history_model.h"
#include "app/inspector/history_view.h"
#include "app/inspector/wording.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace raftarium {

namespace {

/// A box that may become narrower than its longest text.
QComboBox *makeBox(const QString &objectName, const QString &accessibleName, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
    return box;
}

} // namespace

HistoryPage::HistoryPage(Session *session, QWidget *parent)
    : InspectorPage(session, parent), m_model(new HistoryModel(session, this)),
      m_view(new HistoryView(m_model, session, this)), m_text(new QLineEdit(this)),
      m_group(makeBox(QStringLiteral("historyKind"), tr("Kind of event"), this)),
      m_server(makeBox(QStringLiteral("historyServer"), tr("Server"), this)), m_count(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("historyFilter"));
    m_text->setPlaceholderText(tr("Filter: S3 refuses"));
    m_text->setAccessibleName(tr("Filter the events by text"));
    m_text->setClearButtonEnabled(true);
    for (int i = 0; i < HistoryFilter::groupCount; ++i)
        m_group->addItem(HistoryFilter::title(static_cast<HistoryFilter::Group>(i)));
    auto *why = new QPushButton(tr("Why?"), this);
    why->setObjectName(QStringLiteral("historyWhy"));
    why->setToolTip(tr("Shows what led to the selected event and the rule that decided"));
    connect(why, &QPushButton::clicked, this, &InspectorPage::whyRequested);

    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    boxes->addWidget(m_group, 3);
    boxes->addWidget(m_server, 2);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 10, 12, 8);
    head->setSpacing(6);
    head->addWidget(m_text);
    head->addLayout(boxes);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 6, 12, 8);
    foot->addWidget(m_count, 1);
    foot->addWidget(why);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addLayout(foot);
    setFocusProxy(m_view);

    connect(m_text, &QLineEdit::textChanged, this, &HistoryPage::applyFilter);
    connect(m_group, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_server, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_view, &HistoryView::eventChosen, this, [this](quint32 event) {
        this->session().select(SelectedEvent{event});
        this->session().seekEvent(event);
    });
    fillServers();
}

void HistoryPage::setTheme(const Theme &theme)
{
    m_view->setTheme(theme);
    m_count->setFont(theme.font(8.5));
    QPalette muted = m_count->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_count->setPalette(muted);
}

void HistoryPage::forget()
{
    m_model->reset();
    fillServers();
}

void HistoryPage::fillServers()
{
    const auto &servers = session().view().servers;
    if (m_server->count() == static_cast<int>(servers.size()) + 1)
        return;
    const QSignalBlocker quiet(m_server);
    m_server->clear();
    m_server->addItem(tr("All servers"), 0);
    for (const raft::ServerView &server : servers)
        m_server->addItem(serverName(server.id), static_cast<int>(server.id.value));
}

void HistoryPage::applyFilter()
{
    HistoryFilter filter;
    filter.words = m_text->text().split(u' ', Qt::SkipEmptyParts);
    filter.group = static_cast<HistoryFilter::Group>(m_group->currentIndex());
    filter.server = static_cast<std::uint16_t>(m_server->currentData().toInt());
    m_model->setFilter(filter);
    if (isVisible() && hasCluster())
        refresh();
}

void HistoryPage::refresh()
{
    fillServers();
    const bool more = m_model->update();
    m_view->refresh();
    const QString number = wording::count(static_cast<std::uint64_t>(m_model->rowCount()));
    if (m_model->filter().empty())
        m_count->setText(tr("%1 of %2").arg(wording::count(session().shownEvent()), number));
    else
        m_count->setText(more ? tr("%1 found …").arg(number) : tr("%1 found").arg(number));
    if (more && !session().isPlaying())
        continueSearch();
}

void HistoryPage::continueSearch()
{
    // While nothing plays no frame comes to go on searching with; the event loop takes its place.
    if (m_searchQueued)
        return;
    m_searchQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_searchQueued = false;
            if (isVisible() && hasCluster())
                refresh();
        },
        Qt::QueuedConnection);
}

} // namespace raftarium

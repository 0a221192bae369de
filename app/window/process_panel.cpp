#include "app/window/process_panel.h"

#include "app/session/cluster_size.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

namespace raftarium {

namespace {

constexpr int usualServers = 5;
constexpr int delaysMs[]{0, 100, 300, 1000};
enum Keeping { Removed, Kept };

QLabel *remark(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    return label;
}

QFormLayout *formOf(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(14);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

QStringList addressesIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    QStringList addresses = text.split(between, Qt::SkipEmptyParts);
    for (QString &address : addresses)
        if (!address.contains(u"://"))
            address.prepend(QStringLiteral("http://"));
    return addresses;
}

QString addressObstacle(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return ProcessPanel::tr("Name the address of a server first.");
    for (const QString &address : addresses) {
        const QUrl url(address, QUrl::StrictMode);
        const bool web = url.scheme() == u"http" || url.scheme() == u"https";
        if (!url.isValid() || !web || url.host().isEmpty() || url.port() < 1)
            return ProcessPanel::tr("“%1” is no address such as http://127.0.0.1:8001.").arg(address);
    }
    return {};
}

ProcessPanel::ProcessPanel(QWidget *parent)
    : QDialog(parent), m_pages(new QStackedWidget), m_servers(new QSpinBox), m_delay(new QComboBox),
      m_keeping(new QComboBox), m_folder(new QLineEdit), m_addresses(new QLineEdit),
      m_tokenFile(new QLineEdit), m_authority(new QLineEdit), m_problem(new QLabel)
{
    setObjectName(QStringLiteral("processPanel"));
    setWindowTitle(tr("Real processes"));
    setModal(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(which)->setIcon(QIcon());
    m_go = buttons->button(QDialogButtonBox::Ok);
    m_go->setObjectName(QStringLiteral("processGo"));
    m_go->setProperty("primary", true);
    m_go->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { emit chosen(request()); });
    m_problem->setObjectName(QStringLiteral("processProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_pages->addWidget(startPage());
    m_pages->addWidget(attachPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(14);
    layout->addWidget(kinds(), 0, Qt::AlignLeft);
    layout->addWidget(m_pages);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    showKind(ProcessRequest::Kind::Start);
}

QWidget *ProcessPanel::kinds()
{
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("segments"));
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    const auto add = [&](const QString &text, const char *name, ProcessRequest::Kind kind) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setObjectName(QLatin1StringView(name));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("segment",
                            m_segments.isEmpty() ? QStringLiteral("left") : QStringLiteral("right"));
        connect(button, &QToolButton::clicked, this, [this, kind] { showKind(kind); });
        layout->addWidget(button);
        m_segments.append(button);
    };
    add(tr("Start here"), "processStart", ProcessRequest::Kind::Start);
    add(tr("Attach"), "processAttach", ProcessRequest::Kind::Attach);
    return frame;
}

QWidget *ProcessPanel::startPage()
{
    auto *page = new QWidget;
    QFormLayout *form = formOf(page);
    m_servers->setObjectName(QStringLiteral("processServers"));
    m_servers->setRange(1, mostServers);
    m_servers->setValue(usualServers);
    form->addRow(tr("&Servers"), m_servers);
    m_delay->setObjectName(QStringLiteral("processDelay"));
    for (const int delay : delaysMs)
        m_delay->addItem(delay == 0 ? tr("none, full speed") : tr("%1 ms, for a lecture").arg(delay), delay);
    form->addRow(tr("D&elay"), m_delay);
    form->addRow(QString(), remark(tr("Every message is kept back for so long that one sees it travel; the "
                                      "timeouts follow from it.")));
    m_keeping->setObjectName(QStringLiteral("processKeeping"));
    m_keeping->addItem(tr("temporary, removed with the servers"));
    m_keeping->addItem(tr("a folder of your own, kept"));
    form->addRow(tr("&Data directory"), m_keeping);
    m_folder->setObjectName(QStringLiteral("processFolder"));
    auto *folderLabel = new QLabel(tr("&Folder"));
    folderLabel->setBuddy(m_folder);
    form->addRow(folderLabel, fileRow(m_folder, tr("Data directory"), true));
    form->addRow(QString(), remark(tr("The servers end with the window.")));
    connect(m_keeping, &QComboBox::currentIndexChanged, this, &ProcessPanel::judge);
    connect(m_folder, &QLineEdit::textChanged, this, &ProcessPanel::judge);
    return page;
}

QWidget *ProcessPanel::attachPage()
{
    auto *page = new QWidget;
    QFormLayout *form = formOf(page);
    m_addresses->setObjectName(QStringLiteral("processAddresses"));
    m_addresses->setPlaceholderText(QStringLiteral("http://127.0.0.1:8001, http://127.0.0.1:8002"));
    form->addRow(tr("&Addresses"), m_addresses);
    m_tokenFile->setObjectName(QStringLiteral("processTokenFile"));
    m_tokenFile->setPlaceholderText(tr("none"));
    m_tokenFile->setToolTip(tr("Holds the token that the servers ask of watchers and clients"));
    auto *tokenLabel = new QLabel(tr("&Token file"));
    tokenLabel->setBuddy(m_tokenFile);
    form->addRow(tokenLabel, fileRow(m_tokenFile, tr("Token file"), false));
    m_authority->setObjectName(QStringLiteral("processAuthority"));
    m_authority->setPlaceholderText(tr("none"));
    m_authority->setToolTip(tr("The certificate authority of servers that speak TLS (PEM)"));
    auto *authorityLabel = new QLabel(tr("A&uthority"));
    authorityLabel->setBuddy(m_authority);
    form->addRow(authorityLabel, fileRow(m_authority, tr("Certificate authority"), false));
    form->addRow(
        QString(),
        remark(tr("One address is enough: each server knows the others. They are watched, and run on "
                  "when the window leaves.")));
    connect(m_addresses, &QLineEdit::textChanged, this, &ProcessPanel::judge);
    return page;
}

/// A field for a path, with a button that looks for it.
QLayout *ProcessPanel::fileRow(QLineEdit *field, const QString &title, bool folder)
{
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false); // Enter starts.
    browse->setAccessibleName(tr("Browse: %1").arg(title));
    field->setAccessibleName(title);
    connect(browse, &QPushButton::clicked, this, [this, field, title, folder] {
        auto *dialog = new QFileDialog(this, title, field->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->setModal(false);
        dialog->show();
    });
    if (folder)
        m_browse = browse;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(field, 1);
    row->addWidget(browse);
    return row;
}

void ProcessPanel::showKind(ProcessRequest::Kind kind)
{
    m_kind = kind;
    const int place = kind == ProcessRequest::Kind::Start ? 0 : 1;
    m_pages->setCurrentIndex(place);
    for (int i = 0; i < m_segments.size(); ++i)
        m_segments[i]->setChecked(i == place);
    showProblem({});
    m_go->setText(place == 0 ? tr("Start") : tr("Attach"));
    judge();
}

/// Whether what is entered can be asked for; if not, the button says why.
void ProcessPanel::judge()
{
    const bool kept = m_keeping->currentIndex() == Kept;
    m_folder->setEnabled(kept);
    m_browse->setEnabled(kept);
    QString obstacle;
    if (m_kind == ProcessRequest::Kind::Attach)
        obstacle = addressObstacle(addressesIn(m_addresses->text()));
    else if (kept && m_folder->text().trimmed().isEmpty())
        obstacle = tr("Name the data directory first");
    m_go->setEnabled(obstacle.isEmpty());
    m_go->setToolTip(obstacle);
}

void ProcessPanel::showProblem(const QString &sentence)
{
    m_problem->setText(sentence.isEmpty() ? QString() : QStringLiteral("✕ ") + sentence);
    m_problem->setVisible(!sentence.isEmpty());
    // A window does not ask wrapped text how high it is.
    if (const int needed = layout()->totalHeightForWidth(width()); height() < needed)
        resize(width(), needed);
}

ProcessRequest ProcessPanel::request() const
{
    ProcessRequest request;
    request.kind = m_kind;
    if (m_kind == ProcessRequest::Kind::Start) {
        request.servers = static_cast<std::size_t>(m_servers->value());
        request.delay = std::chrono::milliseconds(m_delay->currentData().toInt());
        if (m_keeping->currentIndex() == Kept)
            request.dataDirectory = m_folder->text().trimmed();
    } else {
        request.addresses = addressesIn(m_addresses->text());
        request.tokenFile = m_tokenFile->text().trimmed();
        request.authority = m_authority->text().trimmed();
    }
    return request;
}

} // namespace raftarium

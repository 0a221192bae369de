#include "app/window/setup_panel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>

#include <limits>

namespace raftarium {

namespace {
constexpr int mostServers = 9;
constexpr int usualServers = 5;
} // namespace

SetupPanel::SetupPanel(QWidget *parent) : QDialog(parent), m_servers(new QSpinBox), m_seed(new QSpinBox)
{
    setObjectName(QStringLiteral("setupPanel"));
    setWindowTitle(tr("New cluster"));
    setModal(false);
    m_servers->setRange(1, mostServers);
    m_servers->setValue(usualServers);
    m_servers->setObjectName(QStringLiteral("setupServers"));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setObjectName(QStringLiteral("setupSeed"));
    auto *any = new QPushButton(tr("Any"));
    any->setToolTip(tr("Another seed: another run"));
    connect(any, &QPushButton::clicked, this,
            [this] { m_seed->setValue(QRandomGenerator::global()->bounded(1, 100'000)); });
    auto *seedRow = new QHBoxLayout;
    seedRow->addWidget(m_seed, 1);
    seedRow->addWidget(any);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Cancel})
        buttons->button(which)->setIcon(QIcon());
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Start"));
    buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        hide();
        emit chosen(raft::clusterOf(static_cast<std::size_t>(m_servers->value()),
                                    static_cast<std::uint64_t>(m_seed->value())));
    });
    auto *form = new QFormLayout(this);
    form->setContentsMargins(18, 16, 18, 14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Servers"), m_servers);
    auto *seedLabel = new QLabel(tr("S&eed"));
    seedLabel->setBuddy(m_seed);
    form->addRow(seedLabel, seedRow);
    form->addRow(buttons);
}

} // namespace raftarium

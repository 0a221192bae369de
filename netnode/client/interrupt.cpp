#include "netnode/client/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace raftarium {

Interrupt::Interrupt()
{
    sigset_t asks;
    ::sigemptyset(&asks);
    ::sigaddset(&asks, SIGINT);
    ::sigaddset(&asks, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &asks, nullptr);
    m_descriptor = ::signalfd(-1, &asks, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupt::read);
}

Interrupt::~Interrupt()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void Interrupt::read()
{
    signalfd_siginfo which{};
    if (::read(m_descriptor, &which, sizeof which) != sizeof which)
        return;
    if (std::exchange(m_wasAsked, true))
        std::_Exit(128 + static_cast<int>(which.ssi_signo));
    emit asked();
}

} // namespace raftarium

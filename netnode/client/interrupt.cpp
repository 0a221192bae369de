#include "netnode/client/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace raftarium {

namespace {

sigset_t requests()
{
    sigset_t asks;
    ::sigemptyset(&asks);
    ::sigaddset(&asks, SIGINT);
    ::sigaddset(&asks, SIGTERM);
    return asks;
}

} // namespace

void Interrupt::hold()
{
    const sigset_t asks = requests();
    ::pthread_sigmask(SIG_BLOCK, &asks, nullptr);
}

Interrupt::Interrupt()
{
    hold();
    const sigset_t asks = requests();
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
        std::quick_exit(128 + static_cast<int>(which.ssi_signo)); // The terminal as it was, and nothing else.
    emit asked();
}

} // namespace raftarium

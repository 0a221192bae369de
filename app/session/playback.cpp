#include "app/session/playback.h"

namespace raftarium {

using playback::PastAtRest;
using playback::PastPlays;
using playback::PresentAtRest;
using playback::PresentPlays;

bool Playback::isLive() const
{
    return std::holds_alternative<PresentAtRest>(m_state) || std::holds_alternative<PresentPlays>(m_state);
}

bool Playback::isPlaying() const
{
    return std::holds_alternative<PresentPlays>(m_state) || std::holds_alternative<PastPlays>(m_state);
}

bool Playback::resumes() const
{
    if (const auto *present = std::get_if<PresentAtRest>(&m_state))
        return present->resumes;
    const auto *past = std::get_if<PastAtRest>(&m_state);
    return past != nullptr && past->resumes;
}

void Playback::setPlaying(bool playing)
{
    const bool live = isLive();
    if (live && playing)
        m_state = PresentPlays{};
    else if (live)
        m_state = PresentAtRest{};
    else if (playing)
        m_state = PastPlays{};
    else
        m_state = PastAtRest{};
}

void Playback::resumeLater()
{
    if (auto *present = std::get_if<PresentAtRest>(&m_state))
        present->resumes = true;
    else if (auto *past = std::get_if<PastAtRest>(&m_state))
        past->resumes = true;
}

void Playback::showPresent()
{
    if (const auto *past = std::get_if<PastAtRest>(&m_state))
        m_state = PresentAtRest{past->resumes};
    else if (std::holds_alternative<PastPlays>(m_state))
        m_state = PresentPlays{};
}

void Playback::showPast()
{
    if (const auto *present = std::get_if<PresentAtRest>(&m_state))
        m_state = PastAtRest{present->resumes};
    else if (std::holds_alternative<PresentPlays>(m_state))
        m_state = PastPlays{};
}

} // namespace raftarium

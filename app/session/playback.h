#pragma once

#include <variant>

namespace raftarium {

/// The states of Playback.
namespace playback {

struct PresentAtRest {
    bool resumes = false; ///< It played before you looked back.
};
struct PresentPlays {};
struct PastAtRest {
    bool resumes = false; ///< The present played before you looked back.
};
struct PastPlays {};

} // namespace playback

/// Which end of a run is shown, and whether time passes there: the present or the past, played or at rest. A
/// plain value.
class Playback {
public:
    bool isLive() const;
    bool isPlaying() const;
    /// Whether the present played before you began to look back, and is to play again when you return.
    bool resumes() const;

    /// Time passes, or stands still; either is an answer of its own, and nothing resumes by itself after it.
    void setPlaying(bool playing);
    /// What is at rest plays again once its present is shown.
    void resumeLater();
    /// The present, or the past, is shown; it plays as before.
    void showPresent();
    void showPast();

private:
    std::variant<playback::PresentAtRest, playback::PresentPlays, playback::PastAtRest, playback::PastPlays>
        m_state;
};

} // namespace raftarium

# shellcheck shell=bash
# What app/run, tests/run and .ci/run share: installing what is missing, and building. Sourced, not run.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# Without these nothing builds.
needed=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev libqt6svg6 nlohmann-json3-dev)
# With these a second build is quick, the window speaks other languages, and the text is good to look at.
helpful=(ccache qt6-l10n-tools fonts-inter fonts-jetbrains-mono)

say() { printf '%s\n' "$@" >&2; }

# Exit code 2: something that only the person in front of the machine can repair.
refuse() {
    say "$@"
    exit 2
}

what_to_install() {
    say "Raftarium needs a C++20 compiler, CMake 3.25, Ninja, Qt 6.4 with Qt Svg, and nlohmann-json 3.11, or newer:" \
        "  Debian 12, Ubuntu 24.04   sudo apt-get install --no-install-recommends ${needed[*]}" \
        "  Fedora                    sudo dnf install gcc-c++ cmake ninja-build qt6-qtbase-devel qt6-qtsvg-devel json-devel" \
        "  Arch                      sudo pacman -S --needed gcc cmake ninja qt6-base qt6-svg nlohmann-json" \
        "  openSUSE                  sudo zypper install gcc-c++ cmake ninja qt6-base-devel qt6-svg-devel nlohmann_json-devel" \
        "  macOS                     xcode-select --install; brew install cmake ninja qt nlohmann-json"
}

# not_installed PACKAGE...: those of the packages that are missing, one a line.
not_installed() {
    local package installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# apt_install PACKAGE...
apt_install() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update || true # A source that is down need not be the one that is needed.
    as_root "${apt[@]}" -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
}

please_install() {
    refuse "These packages are missing: $*. Please run this, then start again:" \
        "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
}

# install_missing [PACKAGE...]: what the build needs, and these packages besides.
install_missing() {
    local tool required=() wanted=() log="$root/build/install.log"
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        for tool in c++ cmake ninja; do
            command -v "$tool" >/dev/null || { what_to_install; refuse "Here, $tool is missing."; }
        done
        return
    fi
    # shellcheck disable=SC2207 # The names of packages hold no spaces.
    required=($(not_installed "${needed[@]}" "$@")) wanted=($(not_installed "${needed[@]}" "$@" "${helpful[@]}"))
    [ ${#wanted[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        [ ${#required[@]} -gt 0 ] || return 0 # Nobody is asked for a password for what is merely helpful.
        if ! [ -t 0 ] || ! command -v sudo >/dev/null; then please_install "${required[@]}"; fi
    fi

    mkdir -p "$root/build"
    say "Installing with apt-get: ${wanted[*]} (log: $log)."
    apt_install "${wanted[@]}" >"$log" 2>&1 && return
    [ ${#required[@]} -gt 0 ] || { say "Not installed, see the log. Going on without."; return 0; }
    apt_install "${required[@]}" >>"$log" 2>&1 && return
    tail -n 5 "$log" >&2
    please_install "${required[@]}"
}

# How much to do at once: a job a core, and 1.5 GB of memory a job.
parallel_jobs() {
    local cores bytes limit jobs
    cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
    bytes=$(sysctl -n hw.memsize 2>/dev/null || awk '/^MemTotal/ { printf "%.0f", $2 * 1024 }' /proc/meminfo 2>/dev/null)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || true) # What a container may have; "max" when it may have all.
    case $limit in '' | *[!0-9]*) ;; *) [ "$limit" -ge "${bytes:-$limit}" ] || bytes=$limit ;; esac
    jobs=$((${bytes:-$((cores * 1536000000))} / 1536000000))
    [ "$jobs" -le "$cores" ] || jobs=$cores
    [ "$jobs" -ge 1 ] || jobs=1
    printf '%s\n' "${CMAKE_BUILD_PARALLEL_LEVEL:-$jobs}"
}

# configure PRESET [OPTION...]
configure() {
    local preset=$1 cache="$root/build/$1/CMakeCache.txt" fresh=()
    shift
    # A tree that was moved or copied brings a cache that names its former place.
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        fresh=(--fresh)
    fi
    (cd "$root" && cmake --preset "$preset" ${fresh[@]+"${fresh[@]}"} "$@") || { what_to_install; exit 2; }
}

# build PRESET [TARGET...]: into build/PRESET, programs in build/PRESET/bin.
build() {
    local preset=$1 ninja="$root/build/$1/build.ninja" cache_dir="${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/ccache}"
    shift
    if ! mkdir -p "$cache_dir" 2>/dev/null || ! [ -w "$cache_dir" ]; then
        export CCACHE_DIR="$root/build/ccache"
    fi
    # A second checkout compiles the same: let it find what the first one has compiled.
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    if ! [ -f "$ninja" ] || [ "$root/CMakePresets.json" -nt "$ninja" ] ||
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$root/build/$preset/CMakeCache.txt"; then
        configure "$preset"
    fi
    cmake --build "$root/build/$preset" --parallel "$(parallel_jobs)" ${1+--target "$@"}
}

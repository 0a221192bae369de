# cpack in the build folder makes three packages of what is installed: raftarium, raftarium-tools, raftcore-dev.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME raftarium)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "laboratory for the Raft consensus algorithm")
set(CPACK_PACKAGE_CONTACT "The Raftarium authors <raftarium@users.noreply.github.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE https://raftarium.github.io)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_COMPONENTS_ALL library)
if(RAFTARIUM_QT)
    list(APPEND CPACK_COMPONENTS_ALL tools)
endif()
set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME raftarium-tools)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION net)
set(CPACK_DEBIAN_TOOLS_DESCRIPTION
"These are servers with a key-value store, and their command line.
.
raftnode is one server of a cluster that keeps a key-value store equal on all
of its servers by the Raft consensus algorithm; each keeps a journal on disk.
.
raftctl starts clusters, reads and writes their store, changes their members,
plays scenarios, searches runs that break a rule of Raft, and checks whether
histories of clients are linearizable.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME raftcore-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS nlohmann-json3-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SUGGESTS "cmake, g++")
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
"This is the protocol as a C++ library, for other programs.
.
A server is a function: a time and an input give effects. Around it are a
key-value store, a deterministic simulation of a cluster, the safety
properties as a monitor, a search for runs that break them, and a checker of
linearizability. CMake finds all of it with find_package(raftcore).")

if(RAFTARIUM_WINDOW)
    list(APPEND CPACK_COMPONENTS_ALL window)
    set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME raftarium)
    set(CPACK_DEBIAN_WINDOW_PACKAGE_SECTION education)
    # Icons are drawn by Qt's SVG plugin, which is loaded, not linked; the window starts servers.
    set(CPACK_DEBIAN_WINDOW_PACKAGE_DEPENDS
        "raftarium-tools (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), libqt6svg6")
    set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, qt6-wayland")
    set(CPACK_DEBIAN_WINDOW_DESCRIPTION
"Raftarium draws a cluster of Raft servers: who leads, what every log holds,
which messages are on their way. You crash servers, partition the network,
submit writes, look back in time, and see why no committed write is lost.
.
The servers run in a deterministic simulation, or as processes.")
endif()
include(CPack)

# Where everything goes on a system. Three components: the window, the tools, which need no Widgets, and the core as a
# library, which needs no Qt.

set(application io.github.raftarium.raftarium)
set(made ${PROJECT_BINARY_DIR}/made)
file(MAKE_DIRECTORY ${made})
set(documentation ${CMAKE_INSTALL_DATADIR}/doc)

# made_by(PROGRAM FILE ARGUMENT…): FILE is what the program prints.
function(made_by program file)
    add_custom_command(OUTPUT ${made}/${file} DEPENDS ${program}
        COMMAND ${program} ${ARGN} > ${made}/${file} VERBATIM)
    set_property(GLOBAL APPEND PROPERTY made_files ${made}/${file})
endfunction()

# squeezed(FILE FROM): the same without a time in it, so that two builds are equal.
function(squeezed file from)
    add_custom_command(OUTPUT ${made}/${file}.gz DEPENDS ${from}
        COMMAND gzip -9nc ${from} > ${made}/${file}.gz VERBATIM)
    set_property(GLOBAL APPEND PROPERTY made_files ${made}/${file}.gz)
endfunction()

# papers(COMPONENT PACKAGE): licence and changes, as Debian has them.
function(papers component package)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/packaging/copyright DESTINATION ${documentation}/${package}
        COMPONENT ${component})
    install(FILES ${made}/changelog.gz ${made}/changelog.Debian.gz DESTINATION ${documentation}/${package} COMPONENT ${component})
endfunction()

# program(NAME COMPONENT): itself, its page of the manual, and its completion.
function(program name component)
    install(TARGETS ${name} RUNTIME COMPONENT ${component})
    squeezed(${name}.1 ${made}/${name}.1)
    install(FILES ${made}/${name}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
    install(FILES ${made}/${name}.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${name}
        COMPONENT ${component})
    install(FILES ${made}/${name}.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _${name}
        COMPONENT ${component})
    install(FILES ${made}/${name}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        COMPONENT ${component})
endfunction()

squeezed(changelog ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.Debian.in ${made}/changelog.Debian @ONLY)
squeezed(changelog.Debian ${made}/changelog.Debian)
add_custom_target(papers ALL DEPENDS ${made}/changelog.gz ${made}/changelog.Debian.gz)

include(${CMAKE_CURRENT_LIST_DIR}/library.cmake)

if(RAFTARIUM_QT)
    include(${CMAKE_CURRENT_LIST_DIR}/tools.cmake)
endif()
if(RAFTARIUM_QT AND RAFTARIUM_WINDOW)
    include(${CMAKE_CURRENT_LIST_DIR}/window.cmake)
endif()

get_property(files GLOBAL PROPERTY made_files)
add_custom_target(made_files ALL DEPENDS ${files})
add_dependencies(made_files papers)

include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)

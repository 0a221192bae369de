# Where everything goes on a system. Two components: the window, and the tools, which need no Widgets.

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

made_by(raftctl raftctl.1 manual)
made_by(raftnode raftnode.1 --manual)
foreach(shell bash zsh fish)
    made_by(raftctl raftctl.${shell} completion ${shell})
    made_by(raftnode raftnode.${shell} --completion ${shell})
endforeach()
program(raftctl tools)
program(raftnode tools)
papers(tools raftarium-tools)
file(READ ${PROJECT_SOURCE_DIR}/resources/systemd/raftnode@.service unit)
string(REPLACE /usr/local/bin ${CMAKE_INSTALL_FULL_BINDIR} unit "${unit}")
file(CONFIGURE OUTPUT ${made}/raftnode@.service CONTENT "${unit}" @ONLY)
install(FILES ${made}/raftnode@.service DESTINATION lib/systemd/system COMPONENT tools)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/container ${PROJECT_SOURCE_DIR}/resources/kubernetes
    DESTINATION ${documentation}/raftarium-tools/examples COMPONENT tools)
install(FILES ${PROJECT_SOURCE_DIR}/resources/security.md DESTINATION ${documentation}/raftarium-tools COMPONENT tools)

if(RAFTARIUM_WINDOW)
    made_by(raftarium raftarium.1 --manual)
    foreach(shell bash zsh fish)
        made_by(raftarium raftarium.${shell} --completion ${shell})
    endforeach()
    program(raftarium window)
    papers(window raftarium)
    install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${documentation}/raftarium COMPONENT window)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/documentation/ DESTINATION ${documentation}/raftarium
        COMPONENT window)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/raftarium
        COMPONENT window)

    set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
    install(FILES ${desktop}/${application}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT window)
    install(FILES ${desktop}/${application}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        COMPONENT window)
    install(FILES ${desktop}/${application}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
        RENAME ${application}.xml COMPONENT window)

    add_executable(render_icon EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/resources/packaging/render_icon.cpp)
    target_link_libraries(render_icon PRIVATE Qt6::Gui Qt6::Svg)
    set(theme ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    foreach(drawing apps:${application} mimetypes:${application}-file)
        string(REPLACE ":" ";" drawing ${drawing})
        list(GET drawing 0 kind)
        list(GET drawing 1 icon)
        set(svg ${PROJECT_SOURCE_DIR}/resources/icons/${icon}.svg)
        install(FILES ${svg} DESTINATION ${theme}/scalable/${kind} COMPONENT window)
        foreach(side 16 24 32 48 64 128 256)
            set(png ${made}/${icon}-${side}.png)
            add_custom_command(OUTPUT ${png} DEPENDS render_icon ${svg}
                COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:render_icon> ${svg} ${side} ${png}
                VERBATIM)
            set_property(GLOBAL APPEND PROPERTY made_files ${png})
            install(FILES ${png} DESTINATION ${theme}/${side}x${side}/${kind} RENAME ${icon}.png COMPONENT window)
        endforeach()
    endforeach()
endif()

get_property(files GLOBAL PROPERTY made_files)
add_custom_target(made_files ALL DEPENDS ${files})

include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)

# raftarium, what a desktop knows of it, and its documentation.

made_by(raftarium raftarium.1 --manual)
foreach(shell bash zsh fish)
    made_by(raftarium raftarium.${shell} --completion ${shell})
endforeach()
program(raftarium window)
papers(window raftarium)
# Laid out as in the repository, so that the links from page to page and to the pictures hold.
file(READ ${PROJECT_SOURCE_DIR}/README.md readme)
string(REPLACE resources/ "" readme "${readme}")
file(CONFIGURE OUTPUT ${made}/README.md CONTENT "${readme}" @ONLY)
set(resources ${PROJECT_SOURCE_DIR}/resources)
install(FILES ${made}/README.md ${resources}/security.md DESTINATION ${documentation}/raftarium COMPONENT window)
install(DIRECTORY ${resources}/documentation ${resources}/pictures ${resources}/traces ${resources}/editor
    DESTINATION ${documentation}/raftarium COMPONENT window)
install(DIRECTORY ${resources}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/raftarium
    COMPONENT window)

set(desktop ${resources}/desktop)
install(FILES ${desktop}/${application}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT window)
install(FILES ${desktop}/${application}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    COMPONENT window)
install(FILES ${desktop}/${application}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
    RENAME ${application}.xml COMPONENT window)

add_executable(render_icon EXCLUDE_FROM_ALL ${resources}/packaging/render_icon.cpp)
target_link_libraries(render_icon PRIVATE Qt6::Gui Qt6::Svg)
set(theme ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
foreach(drawing apps:${application} mimetypes:${application}-file)
    string(REPLACE ":" ";" drawing ${drawing})
    list(GET drawing 0 kind)
    list(GET drawing 1 icon)
    set(svg ${resources}/icons/${icon}.svg)
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

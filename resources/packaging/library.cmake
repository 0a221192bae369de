# raftcore for other programs: headers, archives, and what find_package(raftcore) reads. A component of its own.

include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/raftcore)

# Every module of the core: raftcore_simulation is raftcore::simulation to others.
get_property(modules DIRECTORY ${PROJECT_SOURCE_DIR}/raftcore PROPERTY BUILDSYSTEM_TARGETS)
foreach(module ${modules})
    string(REPLACE raftcore_ "" name ${module})
    set_target_properties(${module} PROPERTIES EXPORT_NAME ${name})
    target_compile_features(${module} PUBLIC cxx_std_20)
endforeach()
install(TARGETS ${modules} EXPORT raftcoreTargets ARCHIVE COMPONENT library)
install(EXPORT raftcoreTargets NAMESPACE raftcore:: DESTINATION ${package} COMPONENT library)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/raftcore DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library
    FILES_MATCHING PATTERN *.h)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/raftcoreConfig.cmake.in
    ${PROJECT_BINARY_DIR}/made/raftcoreConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/made/raftcoreConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/made/raftcoreConfig.cmake ${PROJECT_BINARY_DIR}/made/raftcoreConfigVersion.cmake
    DESTINATION ${package} COMPONENT library)
papers(library raftcore-dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/example/ DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/raftcore-dev/examples
    COMPONENT library)

# External libraries, as packaged by Debian 12 and Ubuntu 24.04. A missing one names its package.
find_package(Threads REQUIRED)
find_package(HighsC REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# netback_library(NAME HEADER header LIB library PACKAGE package): plain C or C++ libraries without a config file on both.
# The archive goes before the shared library: each one to find and bind costs a cold start a quarter of a millisecond.
function(netback_library name)
  cmake_parse_arguments(ARG "" "HEADER;LIB;PACKAGE" "" ${ARGN})
  find_path(NETBACK_${name}_INCLUDE ${ARG_HEADER})
  if(ARG_LIB)
    find_library(NETBACK_${name}_LIBRARY NAMES lib${ARG_LIB}.a ${ARG_LIB})
  else()
    set(NETBACK_${name}_LIBRARY header-only)
  endif()
  if(NOT NETBACK_${name}_INCLUDE OR NOT NETBACK_${name}_LIBRARY)
    message(FATAL_ERROR "${name} not found: install ${ARG_PACKAGE}, or run `make setup`")
  endif()
  add_library(netback::${name} INTERFACE IMPORTED)
  target_include_directories(netback::${name} SYSTEM INTERFACE ${NETBACK_${name}_INCLUDE})
  if(ARG_LIB)
    target_link_libraries(netback::${name} INTERFACE ${NETBACK_${name}_LIBRARY})
  endif()
endfunction()

netback_library(utf8proc HEADER utf8proc.h LIB utf8proc PACKAGE libutf8proc-dev)
netback_library(uchardet HEADER uchardet/uchardet.h LIB uchardet PACKAGE libuchardet-dev)
netback_library(geographiclib HEADER GeographicLib/Geodesic.hpp LIB GeographicLib PACKAGE libgeographiclib-dev)
# Header only: the shared library is not needed at run time. Parse errors are exceptions, caught in the file that parses.
netback_library(tomlplusplus HEADER toml++/toml.h PACKAGE libtomlplusplus-dev)
target_compile_definitions(netback::tomlplusplus INTERFACE TOML_HEADER_ONLY=1)

# HiGHS by its C API: target HighsC::HighsC (headers, and where the library lies). The library is loaded at the first
# solve, not at start, so commands that solve nothing do not pay for it. Looked for in the highsbox wheel of .venv, then
# in the system; -DHighsC_ROOT=... comes first.
file(GLOB HighsC_WHEEL ${PROJECT_SOURCE_DIR}/.venv/lib/python3*/site-packages/highsbox/highs_dist)
find_path(HighsC_INCLUDE_DIR interfaces/highs_c_api.h HINTS ${HighsC_WHEEL} PATH_SUFFIXES include/highs highs)
find_library(HighsC_LIBRARY NAMES highs HINTS ${HighsC_WHEEL} PATH_SUFFIXES lib lib64)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HighsC REQUIRED_VARS HighsC_LIBRARY HighsC_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "run `make setup`: it puts the highsbox wheel into .venv")
if(HighsC_FOUND AND NOT TARGET HighsC::HighsC)
  add_library(HighsC::HighsC INTERFACE IMPORTED)
  target_include_directories(HighsC::HighsC SYSTEM INTERFACE ${HighsC_INCLUDE_DIR})
  target_compile_definitions(HighsC::HighsC INTERFACE NETBACK_HIGHS_LIBRARY="${HighsC_LIBRARY}")
  target_link_libraries(HighsC::HighsC INTERFACE ${CMAKE_DL_LIBS})
endif()

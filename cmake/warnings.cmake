# One interface target carries what every target of the house is compiled with.
add_library(netback_flags INTERFACE)
target_compile_options(netback_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-qual
  -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough
  -Wno-missing-field-initializers                  # members are initialised where they are declared
  -ffp-contract=off                                # same bytes on machines with fused multiply-add
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)       # no path of this machine in the binary
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wrestrict reports phantom faults inside libstdc++ 12 when optimising.
  target_compile_options(netback_flags INTERFACE -Wduplicated-cond -Wlogical-op -Wno-restrict)
endif()
if(NETBACK_WERROR)
  target_compile_options(netback_flags INTERFACE -Werror)
endif()
if(NETBACK_SANITIZE)
  target_compile_options(netback_flags INTERFACE -fsanitize=${NETBACK_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(netback_flags INTERFACE -fsanitize=${NETBACK_SANITIZE})
endif()
if(NETBACK_FUZZ)
  # Without it the fuzzer sees none of the branches of the rooms and only guesses.
  target_compile_options(netback_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

#include "solve/highs_library.h"

#include <dlfcn.h>

namespace netback::solve {
namespace {

HighsLibrary loaded() {
  HighsLibrary library;
  void* handle = dlopen(NETBACK_HIGHS_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) handle = dlopen("libhighs.so", RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* reason = dlerror();
    library.missing = reason != nullptr ? reason : "libhighs.so";
    return library;
  }
#define NB_HIGHS_FUNCTION(name)                                                           \
  library.name = reinterpret_cast<decltype(library.name)>(dlsym(handle, "Highs_" #name)); \
  if (library.name == nullptr && library.missing.empty()) library.missing = "Highs_" #name;
  NB_HIGHS_FUNCTIONS(NB_HIGHS_FUNCTION)
#undef NB_HIGHS_FUNCTION
  return library;
}

}  // namespace

const HighsLibrary& highs_library() {
  static const HighsLibrary library = loaded();
  return library;
}

}  // namespace netback::solve

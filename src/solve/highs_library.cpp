#include "solve/highs_library.h"

#include <dlfcn.h>

namespace netback::solve {

void* open_highs(std::string& missing) {
  void* handle = dlopen(NETBACK_HIGHS_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) handle = dlopen("libhighs.so", RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* reason = dlerror();
    missing = reason != nullptr ? reason : "libhighs.so";
  }
  return handle;
}

}  // namespace netback::solve

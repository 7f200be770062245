// Where the HiGHS library is found. It is opened at the first solver made: linking would cost every command some
// milliseconds at start, also those that solve nothing.
#pragma once
#include <string>

namespace netback::solve {

// Handle for dlsym; null with the loader's reason in `missing`.
void* open_highs(std::string& missing);

}  // namespace netback::solve

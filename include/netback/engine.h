// The public door of Netback: what the CLI, a server or a Python module includes. Functions may run at once in different
// threads; none prints, exits or reads the clock (phase times come from a monotonic counter and stay out of results).
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netback {

struct Failure {
  int exit_code = 4;  // 1 input wrong, 2 usage, 3 no solution or limit, 4 our bug
  std::string what, where, fix;
  std::vector<std::string> more;  // further findings, one line each
};

struct Options {
  std::string data_folder;             // holds world/ and lexicon/
  std::string world_folder;            // empty = data_folder/world
  std::optional<std::string> as_of;    // YYYY-MM-DD
  int months = 0;                      // 0 = 24, or more where an event needs it (at most 36)
  int threads = 1;
  bool full_text = false;
  bool colour = false;
  int width = 100;
  std::string out_folder;              // empty = nothing is written
  std::string format = "text";         // text or json
};

// A finished answer: text for the terminal (or JSON), and the files written.
struct Answer {
  std::string text;
  std::vector<std::string> files;
  std::vector<std::string> warnings;
};

template <class T>
struct Outcome_ {
  std::optional<T> value;
  Failure failure;
  explicit operator bool() const { return value.has_value(); }
};

using Reply = Outcome_<Answer>;

Reply read(const std::vector<std::string>& pages, const Options& options, bool explain);
Reply draft(const std::string& page_or_claims, const Options& options);
// PAGE, SCENARIO.toml or "base".
Reply run(const std::string& what, const Options& options);
Reply hindcast(int year, const Options& options);
Reply world_check(const Options& options);
Reply world_show(const std::string& id, const Options& options);
Reply world_search(const std::string& text, const Options& options);
Reply bench(const Options& options, const std::string& json_file);

}  // namespace netback

// One table of data/lexicon row by row, as views of bytes that the lexicon keeps.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.h"
#include "read/lexicon.h"

namespace netback::read {

class LexiconTable {
 public:
  // A table of the folder with just the named columns, in that order.
  static Result<LexiconTable> open(const std::string& folder, const std::string& name,
                                   const std::vector<std::string>& columns, LexiconBytes& kept);
  Result<bool> next();  // false after the last row
  std::string_view operator[](std::size_t column) const { return rows_.fields()[column]; }
  std::string text(std::size_t column) const { return std::string(rows_.fields()[column]); }
  // A number between 0 and 1.
  Result<double> share(std::size_t column, double when_empty) const;
  std::size_t line() const { return rows_.line(); }
  std::string where() const { return rows_.where(); }
  std::size_t size() const { return size_; }  // bytes, from which the number of rows may be guessed

 private:
  LexiconTable(CsvScanner rows, std::size_t size, LexiconBytes& kept) : rows_(std::move(rows)), size_(size), kept_(&kept) {}
  CsvScanner rows_;
  std::size_t size_;
  LexiconBytes* kept_;
};

// Takes the next part off a list, trimmed; empty parts are passed over. Nothing when none is left.
std::optional<std::string_view> take_part(std::string_view& list, char separator);

// The tables by what they are about; each fails with the row at fault.
Result<bool> load_words(const std::string& folder, Lexicon& lexicon);
Result<bool> load_hedges(const std::string& folder, Lexicon& lexicon);
Result<bool> load_reports(const std::string& folder, Lexicon& lexicon);
Result<bool> load_events(const std::string& folder, Lexicon& lexicon);
Result<bool> load_marks(const std::string& folder, Lexicon& lexicon);

}  // namespace netback::read

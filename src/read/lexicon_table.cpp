#include "read/lexicon_table.h"

#include <algorithm>

#include "core/file.h"
#include "core/number.h"
#include "read/text.h"

namespace netback::read {

Result<LexiconTable> LexiconTable::open(const std::string& folder, const std::string& name,
                                        const std::vector<std::string>& columns, LexiconBytes& kept) {
  NB_TRY(bytes, read_file(folder + "/" + name));
  const std::string& file = kept.files.emplace_back(std::move(bytes));
  NB_TRY(rows, CsvScanner::open(file, folder + "/" + name, '\t'));
  if (rows.header() != columns)
    return bad_input("the columns are not those of this table", folder + "/" + name + ":1",
                     "Use the columns of docs/data/lexicon.md.");
  return LexiconTable(std::move(rows), file.size(), kept);
}

Result<bool> LexiconTable::next() {
  auto more = rows_.next();
  if (more && !*more) {
    auto unquoted = rows_.take_unquoted();
    kept_->unquoted.splice_after(kept_->unquoted.before_begin(), unquoted);
  }
  return more;
}

Result<double> LexiconTable::share(std::size_t column, double when_empty) const {
  const std::string_view field = (*this)[column];
  if (field.empty()) return when_empty;
  const auto value = parse_number(field);
  if (!value || *value < 0 || *value > 1)
    return bad_input("'" + std::string(field) + "' is not a share between 0 and 1", where(), "Write a number such as 0.35.");
  return *value;
}

std::optional<std::string_view> take_part(std::string_view& list, char separator) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    const std::string_view part = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (!part.empty()) return part;
  }
  return std::nullopt;
}

}  // namespace netback::read

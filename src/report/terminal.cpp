// The report as text: headline words first, then tables, then the three doubts.
#include <algorithm>

#include "report/first_screen.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kLeastWidth = 40;

std::string bold(std::string_view text, bool colour) {
  return colour ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

void put_paragraph(std::string& out, const Paragraph& paragraph, std::size_t width, bool colour) {
  out += "\n";
  for (const std::string& line : wrapped(paragraph.heading, width)) out += bold(line, colour) + "\n";
  for (const std::string& line : paragraph.lines)
    for (const std::string& part : wrapped(line, width - 2, 2)) out += "  " + part + "\n";
}

}  // namespace

std::string terminal(const Input& input, bool colour, int width) {
  const Facts facts(input);
  const std::size_t columns = std::max(kLeastWidth, static_cast<std::size_t>(std::max(width, 0)));
  std::string out;
  for (const std::string& line : wrapped(input.manifest.first_line, columns, 2)) out += line + "\n";
  if (!input.scenario.title.empty())
    for (const std::string& line : wrapped(input.scenario.title, columns, 2)) out += bold(line, colour) + "\n";
  for (const Paragraph& paragraph : first_screen(facts)) put_paragraph(out, paragraph, columns, colour);
  for (const auto make : {claims_table, accusations_table}) out += text_table(make(facts), columns, colour);
  for (const Table& table : result_tables(facts)) out += text_table(table, columns, colour);
  for (const Paragraph& paragraph : doubts(facts)) put_paragraph(out, paragraph, columns, colour);
  return out + "\n" + kLastLine + "\n";
}

}  // namespace netback::report

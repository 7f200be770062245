// The whole page: what it is, the first screen, the quoted claims beside the tables, sources, manifest.
#include "report/first_screen.h"
#include "report/html_parts.h"
#include "report/svg.h"
#include "report/table.h"

namespace netback::report {
namespace {

std::string paragraph_html(const Paragraph& paragraph, const char* level) {
  std::string out = "<section class=\"words\" id=\"" + paragraph.id + "\">\n<" + level + ">" + escape(paragraph.heading) +
                    "</" + level + ">\n";
  if (paragraph.lines.size() == 1) return out + "<p>" + escape(paragraph.lines[0]) + "</p>\n</section>\n";
  out += "<ul>\n";
  for (const std::string& line : paragraph.lines) out += "<li>" + escape(line) + "</li>\n";
  return out + "</ul>\n</section>\n";
}

const char* css_of(const Column& column) {
  return column.is_number ? " class=\"number\"" : column.is_short ? " class=\"short\"" : "";
}

std::string figure(const std::string& svg, const std::string& caption) {
  return svg.empty() ? "" : "<figure>\n" + svg + "<figcaption>" + escape(caption) + "</figcaption>\n</figure>\n";
}

std::string price_caption(const Facts& facts) {
  const std::string what = facts.headline.empty() ? "" : facts.headline[0].name + " by month";
  if (facts.in.scenario.events.empty()) return what + ", base.";
  return what +
         ": base (grey), if all of it happened (blue), weighted by our odds (orange, with the range from low to high odds).";
}

std::string navigation(const Facts& facts, const std::vector<Table>& tables) {
  std::string out = "<nav aria-label=\"Contents\"><ul>\n";
  const auto link = [&](const std::string& id, const std::string& title) {
    out += "<li><a href=\"#" + id + "\">" + escape(title) + "</a></li>\n";
  };
  if (facts.in.page) link("page-claims", "What the page says");
  for (const Table& table : tables) {
    if (table.rows.empty() && table.empty.empty()) continue;
    link(table.id, table.title.substr(0, table.title.find(':')));
  }
  link("doubts", "Three doubts");
  link("sources", "Sources");
  return out + "</ul></nav>\n";
}

std::string manifest_html(const Facts& facts) {
  const Input::Manifest& m = facts.in.manifest;
  std::string out = "<section id=\"manifest\"><h2>What this was made from</h2>\n<dl>\n";
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += "<dt>" + std::string(name) + "</dt><dd>" + escape(clean(value)) + "</dd>\n";
  };
  put("As of", m.as_of), put("Known", m.knowledge), put("Version", m.version);
  put("World", m.world_hash), put("Page", m.page_hash);
  put("Months", m.months > 0 ? std::to_string(m.months) : "");
  if (facts.has_eur()) put("Exchange rate", facts.in.fx_note);
  return out + "</dl></section>\n";
}

}  // namespace

std::string html_table(const Table& table) {
  if (table.rows.empty() && table.empty.empty()) return {};
  std::string out = "<section id=\"" + table.id + "\">\n<h2>" + escape(table.title) + "</h2>\n";
  std::string notes;
  for (const std::string& note : table.notes) notes += "<p class=\"note\">" + escape(note) + "</p>\n";
  if (table.rows.empty()) return out + "<p>" + escape(table.empty) + "</p>\n" + notes + "</section>\n";
  if (!table.lead.empty()) out += "<p class=\"lead\">" + escape(table.lead) + "</p>\n";
  out += "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>";
  for (const Column& column : table.columns)
    out += "<th scope=\"col\"" + std::string(css_of(column)) + ">" + escape(column.name) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const Row& row : table.rows) {
    out += row.anchor.empty() ? "<tr>" : "<tr id=\"" + row.anchor + "\">";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string inner;
      for (const Link& link : row.cells[i].links)
        inner += (inner.empty() ? "" : ", ") + std::string("<a href=\"#") + link.anchor + "\">" + escape(link.text) + "</a>";
      if (row.cells[i].links.empty()) inner = escape(row.cells[i].text);
      out += "<td" + std::string(i < table.columns.size() ? css_of(table.columns[i]) : "") + ">" + inner + "</td>";
    }
    out += "</tr>\n";
    if (row.under.empty()) continue;
    out += "<tr class=\"under\"><td colspan=\"" + std::to_string(table.columns.size()) + "\"><ul>";
    for (const Under& under : row.under) {
      if (under.where == Under::Where::text) continue;
      std::string label = under.label.empty()
                              ? ""
                              : "<span class=\"label" + std::string(under.label == "assumed" ? " assumed" : "") + "\">" +
                                    escape(under.label) + "</span> ";
      if (!under.anchor.empty())
        label = "<a class=\"label\" href=\"#" + under.anchor + "\">" + escape(under.label) + "</a> ";
      out += "<li>" + label + escape(under.text) + "</li>";
    }
    out += "</ul></td></tr>\n";
  }
  out += "</tbody></table></div>\n";
  out += notes;
  return out + "</section>\n";
}

std::string html(const Input& input) {
  const Facts facts(input);
  const std::string title = clean(!input.scenario.title.empty()              ? input.scenario.title
                                  : input.page && !input.page->title.empty() ? input.page->title
                                                                             : "Base case");
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"generator\" content=\"netback\">\n<title>Netback: " +
      escape(title) + "</title>\n<style>\n" + std::string(html_style()) + "</style>\n</head>\n<body>\n";
  out += "<header>\n<p class=\"first-line\">" + escape(clean(input.manifest.first_line)) + "</p>\n<h1>" + escape(title) +
         "</h1>\n"
         "<p class=\"what\">Netback reads what a page says about gas, turns it into dated events with odds of its own, and "
         "solves the world gas market with and "
         "without them. " +
         std::string(kLastLine) + "</p>\n</header>\n<main>\n<div class=\"first-screen\">\n";
  for (const Paragraph& paragraph : first_screen(facts)) out += paragraph_html(paragraph, "h2");
  out += "</div>\n";
  const std::vector<Table> tables = result_tables(facts);
  out += navigation(facts, tables);
  out +=
      "<div class=\"" + std::string(input.page ? "two" : "one") + "\">\n" + html_claims(facts) + "<div class=\"results\">\n";
  for (const Table& table : tables) {
    if (table.id == "flows") out += figure(price_chart(facts), price_caption(facts));
    out += html_table(table);
    if (table.id == "sellers")
      out += figure(revenue_chart(facts),
                    "Change of sellers' export revenue over all months, billion USD, if all of it happened; the dark mark "
                    "is the change weighted by our odds.");
  }
  out += "<section id=\"doubts\"><h2>Three doubts, kept apart</h2>\n";
  for (const Paragraph& paragraph : doubts(facts)) out += paragraph_html(paragraph, "h3");
  out += "</section>\n</div>\n</div>\n" + html_sources(facts) + manifest_html(facts) + "</main>\n<footer><p>" + kLastLine +
         "</p></footer>\n</body>\n</html>\n";
  return out;
}

}  // namespace netback::report

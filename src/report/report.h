// What a run has to say, as text: for a terminal, as JSON and CSV for programs, as one HTML page for a reader.
// Takes what the other rooms found and gives strings; writes no file, prints nothing, reads no clock and no locale.
// Same input, same bytes. Example: const std::string page = report::html(input);
#pragma once
#include <string>

#include "market/variant.h"
#include "read/claim.h"
#include "scenario/event.h"
#include "world/world.h"

namespace netback::report {

struct Input {
  struct Manifest {
    std::string world_hash, page_hash, version, as_of, knowledge;
    std::string first_line;  // "as of 2025-03-14; ..."
    int months = 0;
  };
  const world::World& world;            // rows visible as of the date
  const read::PageRead* page = nullptr; // null when a scenario file or base was run
  std::string page_bytes;               // untouched bytes, for highlights; may be empty
  const scenario::Scenario& scenario;
  const market::Comparison& comparison;
  Manifest manifest;
  bool full_text = false;               // html: embed the whole article, not only the sentences of its claims
  double usd_per_eur = 0;               // dated rate; 0 = not known, then no EUR is shown
  std::string fx_note;                  // day and source of the rate
};

// Tables fit `width` (at least 40); ANSI colour only when asked.
std::string terminal(const Input& input, bool colour, int width);
// netback.summary/1: keys in fixed order.
std::string summary_json(const Input& input);
// run,scenario,draw,month,kind,id,from,to,commodity,quantity,unit,value,actor: one row a number (docs/report.md).
std::string results_csv(const Input& input);
// One self-contained page: no script, no font, no picture from elsewhere. All text is escaped.
std::string html(const Input& input);

}  // namespace netback::report

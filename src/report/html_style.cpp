// The page's own style: light and dark, narrow and printed.
#include "report/html_parts.h"

namespace netback::report {

std::string_view html_style() {
  return R"css(:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --panel: #ffffff; --ink: #1c2126; --soft: #5b6570; --rule: #dcdfe2; --link: #0b5cad;
  --base: #7a858f; --all: #1f6fc4; --weighted: #d9730d; --gain: #2a7f62; --loss: #b5473c;
  --asserted: #2a7f62; --reported: #1f6fc4; --alleged: #8a5a9e; --probable: #4c8c2b; --possible: #c98a00; --doubtful: #a05a2c;
  --planned: #0f8a8a; --conditional: #5b62c9; --denied: #b5473c; --no_comment: #7a858f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181c; --panel: #1b2026; --ink: #e4e7ea; --soft: #a2acb5; --rule: #343c44; --link: #7db8f2;
    --base: #98a3ad; --all: #62a8ee; --weighted: #f0a04b; --gain: #5cba96; --loss: #e58a80;
    --asserted: #5cba96; --reported: #62a8ee; --alleged: #c193d6; --probable: #8cc96a; --possible: #e5b445; --doubtful: #d6915f;
    --planned: #4cc2c2; --conditional: #9aa0f0; --denied: #e58a80; --no_comment: #98a3ad;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 92rem; padding: 1rem 1.5rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
a { color: var(--link); }
h1 { font-size: 1.7rem; line-height: 1.25; margin: .2rem 0 .5rem; max-width: 50rem; }
h2 { font-size: 1.15rem; margin: 0 0 .4rem; }
h3 { font-size: 1rem; margin: .8rem 0 .2rem; }
p { margin: 0 0 .6rem; }
.first-line, .lead, .note, .what, figcaption, footer { color: var(--soft); font-size: .9rem; }
.what { max-width: 50rem; }
.first-screen { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; margin: 1rem 0; }
.words { overflow-wrap: anywhere; }
.first-screen .words { background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem; padding: .8rem 1rem; }
.first-screen #talk-or-deal { grid-column: 1 / -1; font-size: 1.1rem; border-left: .35rem solid var(--all); }
.words ul { margin: 0; padding-left: 1.1rem; }
.words li { margin: .15rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: .5rem 0; margin: 0 0 1rem;
  border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); font-size: .9rem; }
.two { display: grid; grid-template-columns: minmax(19rem, 4fr) minmax(0, 9fr); gap: 1.8rem; align-items: start; }
.results section, .results figure { margin: 0 0 2rem; }
section { scroll-margin-top: 1rem; }
.legend { list-style: none; padding: 0; margin: 0 0 1rem; font-size: .82rem; color: var(--soft); }
.legend li { margin: .1rem 0; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; margin-right: .35rem; vertical-align: -.05rem; background: var(--tone); }
.claim { border-left: .35rem solid var(--tone); background: var(--panel); padding: .6rem .8rem; margin: 0 0 .8rem; border-radius: 0 .4rem .4rem 0; }
.claim blockquote { margin: 0 0 .3rem; overflow-wrap: anywhere; }
.claim dl, #manifest dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .7rem; margin: 0; font-size: .85rem; color: var(--soft); }
.claim dd, #manifest dd { margin: 0; overflow-wrap: anywhere; }
.claim:target, tr:target { outline: 2px solid var(--weighted); outline-offset: 2px; }
mark { color: inherit; background: color-mix(in srgb, var(--tone) 16%, transparent); border-bottom: 2px solid var(--tone); }
mark a { color: inherit; text-decoration: none; }
.full-text p { margin: 0 0 .8rem; overflow-wrap: anywhere; white-space: pre-line; }
.full-text .title { font-weight: 600; font-size: 1.1rem; }
.asserted { --tone: var(--asserted); } .reported { --tone: var(--reported); } .alleged { --tone: var(--alleged); }
.probable { --tone: var(--probable); } .possible { --tone: var(--possible); } .doubtful { --tone: var(--doubtful); }
.planned { --tone: var(--planned); } .conditional { --tone: var(--conditional); } .denied { --tone: var(--denied); }
.no_comment { --tone: var(--no_comment); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th { text-align: left; font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--rule); padding: .3rem .6rem .3rem 0; }
td { vertical-align: top; border-top: 1px solid var(--rule); padding: .3rem .6rem .3rem 0; min-width: 3rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { white-space: normal; }
.short { white-space: nowrap; }
td:first-child { min-width: 7rem; }
.under td { border-top: 0; padding-top: 0; }
.under ul { margin: 0; padding: 0; list-style: none; font-size: .82rem; color: var(--soft); }
.label { font-size: .78rem; padding: 0 .3rem; border-radius: .2rem; border: 1px solid var(--rule); }
.assumed { border-color: var(--weighted); color: var(--weighted); }
figure { margin: 0; }
svg { width: 100%; height: auto; font: 12px system-ui, Arial, sans-serif; }
svg .grid { stroke: var(--rule); } svg .axis { stroke: var(--soft); } svg .first { stroke: var(--soft); stroke-dasharray: 2 3; }
svg .tick { fill: var(--soft); } svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
svg .base { stroke: var(--base); } svg .all { stroke: var(--all); } svg .weighted { stroke: var(--weighted); stroke-dasharray: 6 3; }
svg .label { stroke: none; } svg .label.base { fill: var(--base); } svg .label.all { fill: var(--all); } svg .label.weighted { fill: var(--weighted); }
svg .range { fill: var(--weighted); opacity: .18; } svg .gain { fill: var(--gain); } svg .loss { fill: var(--loss); }
svg .mark { stroke: var(--ink); stroke-width: 2; }
details summary { cursor: pointer; }
#sources, #manifest { margin-top: 2rem; }
footer { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: .6rem; }
@media (max-width: 62rem) { .two { grid-template-columns: minmax(0, 1fr); } .first-screen { grid-template-columns: minmax(0, 1fr); } body { padding: .8rem; } }
@media print {
  :root { --ground: #fff; --panel: #fff; --ink: #000; --soft: #444; }
  body { max-width: none; font-size: 10pt; } nav { display: none; } .two { display: block; } .scroll { overflow: visible; }
  .claim, tr, figure { break-inside: avoid; } mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";
}

}  // namespace netback::report

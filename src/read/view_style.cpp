#include "read/view_style.h"

namespace netback::read {

std::string_view view_style() {
  return R"css(:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --panel: #ffffff; --ink: #1c2126; --soft: #56616b; --rule: #d9dde1; --link: #0b5cad;
  --asserted: #23704f; --reported: #1a62ad; --alleged: #7d4f91; --probable: #41771f; --possible: #8f6200; --doubtful: #8f4d21;
  --planned: #0b7272; --conditional: #4d54bd; --denied: #a53c32; --no_comment: #5f6973;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181c; --panel: #1b2026; --ink: #e4e7ea; --soft: #a2acb5; --rule: #38414a; --link: #7db8f2;
    --asserted: #5cba96; --reported: #6fb1f1; --alleged: #c99cdd; --probable: #8cc96a; --possible: #e5b445; --doubtful: #dc9a69;
    --planned: #4cc2c2; --conditional: #a6abf5; --denied: #e98f86; --no_comment: #a2acb5;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.2rem 1.6rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 1.65rem; line-height: 1.25; margin: .2rem 0 .4rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.2rem 0 .4rem; }
h3 { font-size: .95rem; margin: 1.4rem 0 .4rem; }
.soft, footer { color: var(--soft); font-size: .88rem; }
header p { margin: 0 0 .4rem; max-width: 52rem; }
section > p.soft { margin: 0 0 .3rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; list-style: none; padding: .7rem 0; margin: .8rem 0 0;
  border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); font-size: .85rem; }
.legend u { text-decoration: none; }
.together { background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem; padding: .2rem 1rem .6rem; margin: 1.2rem 0 0; }
.together h2 { margin: .6rem 0 .2rem; font-size: 1.05rem; }
.together ul { margin: 0; padding-left: 1.1rem; font-size: .92rem; }
.row { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 0 2.2rem; align-items: start; margin: 0 0 1.1rem; }
.row > p { margin: 0; font-size: 1.05rem; line-height: 1.75; }
.row > .claims { display: grid; gap: .35rem; }
mark { background: none; color: inherit; unicode-bidi: isolate; }
mark, .legend u, .tone { --tone: var(--soft); }
mark a { color: inherit; text-decoration-line: underline; text-decoration-color: var(--tone); text-decoration-thickness: 2px;
  text-underline-offset: .28em; text-decoration-skip-ink: none; }
mark a:hover, mark a:focus-visible { background: color-mix(in srgb, var(--tone) 18%, transparent); outline: none; }
.badge { display: inline-block; min-width: 1.5em; padding: 0 .3em; margin: 0 .15em 0 0; border: 1.5px solid var(--tone); border-radius: .3em;
  color: var(--tone); background: var(--panel); font: 600 .72rem/1.35 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
  text-align: center; text-decoration: none; vertical-align: .12em; white-space: nowrap; }
.asserted { --tone: var(--asserted) !important; } .reported { --tone: var(--reported) !important; }
.alleged { --tone: var(--alleged) !important; } .probable { --tone: var(--probable) !important; }
.possible { --tone: var(--possible) !important; } .doubtful { --tone: var(--doubtful) !important; }
.planned { --tone: var(--planned) !important; } .conditional { --tone: var(--conditional) !important; }
.denied { --tone: var(--denied) !important; } .no_comment { --tone: var(--no_comment) !important; }
.asserted a, .planned a, .sample.asserted, .sample.planned { text-decoration-style: solid; }
.reported a, .sample.reported { text-decoration-style: solid; text-decoration-thickness: 1px !important; }
.planned a, .sample.planned { text-decoration-thickness: 3.5px !important; }
.probable a, .sample.probable { text-decoration-style: double; }
.possible a, .sample.possible, .conditional a, .sample.conditional { text-decoration-style: dashed; }
.conditional a, .sample.conditional { text-decoration-thickness: 3.5px !important; }
.alleged a, .sample.alleged, .no_comment a, .sample.no_comment { text-decoration-style: dotted; }
.no_comment a, .sample.no_comment { text-decoration-thickness: 1px !important; }
.doubtful a, .sample.doubtful, .denied a, .sample.denied { text-decoration-style: wavy; }
.denied a, .sample.denied { text-decoration-thickness: 2.5px !important; }
.sample { text-decoration-line: underline; text-decoration-color: var(--tone); text-decoration-thickness: 2px; text-underline-offset: .25em; }
details.claim { background: var(--panel); border: 1px solid var(--rule); border-left: .3rem solid var(--tone); border-radius: .35rem; font-size: .88rem; }
details.claim > summary { padding: .35rem .6rem; cursor: pointer; }
details.claim > div { padding: 0 .7rem .7rem; scroll-margin-top: 4rem; }
details.claim:has(:target) { outline: 2px solid var(--tone); outline-offset: 1px; }
blockquote { margin: .3rem 0 .5rem; padding-left: .7rem; border-left: 2px solid var(--rule); color: var(--soft); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .8rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
.chain { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 .4rem; }
.chain li + li::before { content: "\2190\a0"; color: var(--soft); }
.bar { display: inline-block; position: relative; width: 7rem; height: .6rem; border: 1px solid var(--soft); border-radius: .2rem; vertical-align: -.02rem; margin-right: .5rem; }
.bar i { position: absolute; top: 0; bottom: 0; background: color-mix(in srgb, var(--tone) 45%, transparent); }
.bar b { position: absolute; top: -.2rem; bottom: -.2rem; width: 2px; margin-left: -1px; background: var(--ink); }
.steps { width: 100%; border-collapse: collapse; margin-top: .5rem; font-size: .82rem; }
.steps caption { text-align: left; color: var(--soft); padding-bottom: .2rem; }
.steps td { vertical-align: top; padding: .25rem .5rem .25rem 0; border-top: 1px solid var(--rule); }
.row-name { white-space: nowrap; }
.steps code { font: .95em ui-monospace, Menlo, Consolas, monospace; }
.unread { font-size: .88rem; margin-top: 1.2rem; }
.unread summary { cursor: pointer; }
footer { border-top: 1px solid var(--rule); margin-top: 2.4rem; padding-top: .6rem; }
@media (max-width: 56rem) { body { padding: .8rem; } .row { grid-template-columns: minmax(0, 1fr); gap: .5rem; } }
@media print {
  :root { --ground: #fff; --panel: #fff; --ink: #000; --soft: #444; }
  body { max-width: none; font-size: 10pt; } .row { grid-template-columns: minmax(0, 1fr); } details.claim, .row > p { break-inside: avoid; }
}
)css";
}

}  // namespace netback::read

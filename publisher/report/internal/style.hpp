// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher::report {

/// How reports look, on a screen and on paper. One accent, and colours of warning for warnings only.
inline constexpr std::string_view kStyle = R"(
:root { --ink: #1d2129; --soft: #667085; --line: #e4e7ec; --ground: #f6f7f9; --accent: #1f4f8f;
  --error: #b42318; --warning: #b54708; --info: #175cd3; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4.5rem; }
body { margin: 0; font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 78rem; margin: 0 auto; padding: 0 2rem 4rem; }
header { background: #fff; border-bottom: 1px solid var(--line); padding: 2.2rem 0 1.6rem; }
header > div, nav > div { max-width: 78rem; margin: 0 auto; padding: 0 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; font-weight: 650; margin: 2.6rem 0 .9rem; }
h2 small { font-weight: 400; color: var(--soft); font-size: .9rem; margin-left: .5rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 0; line-height: 1.4; }
p { margin: .3rem 0; } a { color: var(--accent); } code { font: .82em ui-monospace, Consolas, monospace; color: var(--soft); }
.kind { color: var(--soft); font-size: .85rem; margin: 0 0 .2rem; }
.end { display: inline-block; padding: .15rem .7rem; border-radius: 1rem; font-size: .85rem; font-weight: 600; color: #067647; background: #dcfae6; }
.end.failed, .end.refused { color: var(--error); background: #fee4e2; }
nav { position: sticky; top: 0; z-index: 2; background: rgba(255,255,255,.94); border-bottom: 1px solid var(--line); }
nav a { display: inline-block; padding: .7rem 1.3rem .7rem 0; text-decoration: none; font-size: .9rem; font-weight: 500; }
nav a span { color: var(--soft); font-weight: 400; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1.6rem 0 0; padding: 0; }
.figures div { background: #fff; border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
.figures b { display: block; font-size: 1.55rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: .85rem; } .figures .error b { color: var(--error); } .figures .warning b { color: var(--warning); }
.panel { background: #fff; border: 1px solid var(--line); border-radius: .6rem; padding: .3rem 1.2rem; overflow-x: auto; }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .8rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: var(--soft); font-size: .85rem; } th, td { vertical-align: top; padding: .5rem 1rem .5rem 0; }
td { border-top: 1px solid var(--line); overflow-wrap: anywhere; } td.number { text-align: right; white-space: nowrap; }
.spreads { display: flex; flex-wrap: wrap; gap: 1.6rem 2rem; align-items: flex-start; }
.spread { display: flex; background: #fff; border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1rem .6rem; }
.spread.right-to-left { flex-direction: row-reverse; }
.spread figure { margin: 0; width: 13.5rem; } .spread.alone-right { padding-left: 14.5rem; } .spread.alone-left { padding-right: 14.5rem; }
.sheet { position: relative; display: block; background: #fff; outline: 1px solid #d0d5dd; box-shadow: 0 1px 3px rgba(16,24,40,.12); }
.sheet img { display: block; width: 100%; height: auto; } .sheet.bare { aspect-ratio: 210 / 297; background: repeating-linear-gradient(45deg, #fff 0 8px, #f6f7f9 8px 16px); }
figcaption { font-size: .82rem; color: var(--soft); padding: .5rem .3rem 0 0; } figcaption b { color: var(--ink); }
.mark { position: absolute; border: 2px solid var(--info); background: rgba(23,92,211,.12); min-width: 7px; min-height: 7px; border-radius: 2px; }
.mark.error { border-color: var(--error); background: rgba(180,35,24,.14); } .mark.warning { border-color: #dc6803; background: rgba(220,104,3,.14); }
.mark:hover { background: rgba(255,255,255,0); outline: 3px solid rgba(31,79,143,.25); }
.finding { background: #fff; border: 1px solid var(--line); border-left: 4px solid var(--info); border-radius: .6rem; padding: .9rem 1.2rem .6rem; margin: .8rem 0; }
.finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: #dc6803; }
.finding .severity { font-size: .8rem; font-weight: 600; color: var(--info); margin-right: .6rem; }
.finding.error .severity { color: var(--error); } .finding.warning .severity { color: var(--warning); }
.index { columns: 15rem; column-gap: 2rem; list-style: none; margin: .6rem 0; padding: 0; font-size: .92rem; font-variant-numeric: tabular-nums; }
.index li { break-inside: avoid; display: flex; gap: .5rem; padding: .1rem 0; } .index span { overflow-wrap: anywhere; flex: 1; }
.ink { margin-bottom: 1.2rem; } .ink h3 { padding: .8rem 0 .2rem; } .ink p { color: var(--soft); font-size: .9rem; margin-bottom: .6rem; } .ink th { white-space: nowrap; }
.ink td { min-width: 5.5rem; white-space: nowrap; padding-right: 1.4rem; } .ink td:first-child { min-width: 3rem; } .ink .over { color: var(--error); font-weight: 600; }
.ink i { display: block; height: 5px; margin-top: .25rem; border-radius: 2px; background: linear-gradient(var(--plate, var(--accent)) 0 0) no-repeat 0 / var(--part) 100%, #eef0f3; }
.ink .cyan { --plate: #009fd8; } .ink .magenta { --plate: #d4006f; } .ink .yellow { --plate: #f3c600; } .ink .black { --plate: #1d2129; } .ink .over i { --plate: var(--error); }
.none { color: var(--soft); } footer { color: var(--soft); font-size: .85rem; margin-top: 3rem; }
:target { scroll-margin-top: 4.5rem; } .finding:target { background: #fffaeb; } figure:target .sheet { outline: 3px solid var(--accent); }
@media print { body { background: #fff; } nav { display: none; } .spread, .finding, tr { break-inside: avoid; } }
)";

}

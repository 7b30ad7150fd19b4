/** The one style of all pages, known to their policy by its hash. */
export const STYLE = `
:root { color-scheme: light dark; --thread: light-dark(#9b2226, #f08a8d); --faint: light-dark(#5f6368, #a8adb3);
  --line: light-dark(#d9dce0, #3c4045); --soft: light-dark(#f5f6f8, #1f2226); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1c1e21, #e8eaed); background: light-dark(#fff, #16181b); }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; justify-content: space-between; padding-top: 1rem; padding-bottom: 1rem; }
.mark { font-weight: 700; color: var(--thread); text-decoration: none; }
nav a + a { margin-left: 1rem; }
a { color: var(--thread); } main, footer { overflow-wrap: anywhere; }
.said strong { display: inline-block; } .said strong::first-letter { text-transform: uppercase; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
small, .faint, .kind { color: var(--faint); }
.kind { margin: 1rem 0 0; }
.kind::first-letter, h3::first-letter { text-transform: uppercase; }
.none { color: var(--faint); font-style: italic; }
.amount, .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.number { text-align: right; }
.tag { display: inline-block; font-size: .8rem; line-height: 1.4; padding: 0 .45rem; border-radius: .6rem; background: var(--soft); border: 1px solid var(--line); }
.tag.inferred { border-style: dashed; border-color: var(--thread); }
.tag.computed { border-color: var(--thread); }
dl { display: grid; gap: .35rem; margin: 1rem 0; }
dl div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; }
dt { color: var(--faint); } dt::first-letter { text-transform: uppercase; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 500; color: var(--faint); }
th.number, td.number { text-align: right; padding-right: 0; padding-left: .75rem; }
blockquote { margin: .25rem 0 0; color: var(--faint); font-size: .85rem; }
ul { padding-left: 1.2rem; margin: .25rem 0; }
ol.route { list-style: none; margin: 0; padding: 0 0 0 1.1rem; border-left: 3px solid var(--thread); }
ol.route + ol.route { margin-top: 1rem; }
ol.route li { position: relative; padding: .6rem 0; }
ol.route li::before { content: ''; position: absolute; left: -1.55rem; top: 1.1rem; width: .7rem; height: .7rem; border-radius: 50%; background: var(--thread); }
ol.route li.inferred::before { background: light-dark(#fff, #16181b); border: 2px solid var(--thread); }
ol.route li.fork { padding: 0; } ol.route li.fork::before { content: none; }
.where { min-width: 14rem; }
details summary { cursor: pointer; color: var(--faint); font-size: .9rem; }
.said { background: var(--soft); border-left: 3px solid var(--thread); padding: .75rem 1rem; margin: 1rem 0; }
.said p { margin: 0 0 .25rem; }
img { width: 100%; height: auto; background: #fff; border: 1px solid var(--line); }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; color: var(--faint); font-size: .88rem; overflow-wrap: anywhere; }
footer::before { content: ''; display: block; border-top: 1px solid var(--line); margin-bottom: 1rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  dl div { grid-template-columns: 1fr; gap: 0; }
  .places thead { display: none; } .places tr, .places td { display: block; }
  .places td { border: 0; padding: .1rem 0; } .places tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .places td.number { text-align: left; color: var(--faint); } .places td.number::before { content: 'line '; }
}
`

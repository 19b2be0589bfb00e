/** The look of the operator's pages: one column on a phone, dark where the system is. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2330, #e6e9ef);
  --quiet: light-dark(#5b6473, #9aa4b5);
  --paper: light-dark(#f5f6f8, #14171d);
  --card: light-dark(#ffffff, #1d222b);
  --line: light-dark(#dfe3e9, #303845);
  --accent: light-dark(#1f5fd6, #7aa7ff);
  --good: light-dark(#197a46, #5fce93);
  --bad: light-dark(#b3261e, #ff8f86);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
header h1 { font-size: 1.25rem; margin: 0; flex: 1 1 auto; }
nav { display: flex; gap: 1rem; align-items: center; }
a { color: var(--accent); }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1rem; margin: 0 0 1rem; }
h2 { font-size: 1rem; margin: 0 0 .75rem; }
dl.tiles { display: grid; gap: .75rem; margin: 0;
  grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); }
dl.tiles div { border-left: 3px solid var(--line); padding-left: .75rem; }
dl.tiles div.bad { border-color: var(--bad); }
dt, small, .quiet { color: var(--quiet); font-size: .875rem; }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
dd small { display: block; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .875rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
meter { width: 100%; min-width: 6rem; height: .75rem; }
button { font: inherit; min-height: 2.75rem; padding: .25rem 1rem; border-radius: .5rem;
  border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; }
button.first { background: var(--accent); color: var(--card); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form.login { display: grid; gap: .75rem; max-width: 22rem; }
input { font: inherit; min-height: 2.75rem; padding: .25rem .75rem; border-radius: .5rem;
  border: 1px solid var(--line); background: var(--paper); color: var(--ink); }
.good { color: var(--good); } .bad { color: var(--bad); }
p { margin: 0; } p[role=status] { margin: 0 0 1rem; }
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { border: 0; padding: .125rem 0; }
  td[data-name]::before { content: attr(data-name) ': '; color: var(--quiet); font-size: .875rem; }
  button { width: 100%; }
}
`

/** One picture for every tile: streets and a park, so that the map looks like one without a network. */
export function drawTile(): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
<rect width="256" height="256" fill="#eef0ec"/>
<rect x="150" y="24" width="84" height="70" rx="6" fill="#d6e8cf"/>
<g stroke="#fff" stroke-width="9"><path d="M0 60H256M0 190H256M70 0V256M196 0V256"/></g>
<g stroke="#fff" stroke-width="4"><path d="M0 120H256M130 0V256M0 230H70M20 0V60"/></g>
<g stroke="#f6d99b" stroke-width="7"><path d="M0 190H256"/></g>
</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

import type { Label } from './labels.ts'
import { PALETTE } from './palette.ts'
import type { Box, Spot } from './world.ts'

/** Draws world geometry as SVG text in the pixels of one tile. */
export interface Pen {
  readonly box: Box
  /** Pixels of one world unit. */
  readonly scale: number
  areas(shapes: readonly (readonly Spot[])[], fill: string): string
  lines(lines: readonly (readonly Spot[])[], look: { stroke: string; width: number }): string
  label(label: Label): string
}

export function createPen(zoom: number, column: number, row: number): Pen {
  const side = 1 / 2 ** zoom
  const scale = 256 / side
  const box = {
    left: column * side,
    top: row * side,
    right: (column + 1) * side,
    bottom: (row + 1) * side,
  }
  const spot = ({ x, y }: Spot) =>
    `${round((x - box.left) * scale)} ${round((y - box.top) * scale)}`
  const path = (spots: readonly Spot[]) => `M${spots.map(spot).join('L')}`
  const curve = (spots: readonly Spot[]) => {
    const bends = spots
      .slice(1, -1)
      .map((at, i) => `Q${spot(at)} ${spot(halfway(at, spots[i + 2] ?? at))}`)
    const [first, last] = [spots[0], spots.at(-1)]
    return first && last ? `M${spot(first)}${bends.join('')}L${spot(last)}` : ''
  }

  return {
    box,
    scale,
    areas(shapes, fill) {
      if (shapes.length === 0) return ''
      // The stroke closes the hairlines between neighbours.
      const d = shapes.map((shape) => `${path(shape)}Z`).join('')
      return `<path d="${d}" fill="${fill}" stroke="${fill}" stroke-width=".8"/>`
    },
    lines(lines, { stroke, width }) {
      if (lines.length === 0) return ''
      const d = lines.map((line) => (line.length > 2 ? curve(line) : path(line))).join('')
      return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${round(width)}"/>`
    },
    label(label) {
      const x = round(label.x - box.left * scale)
      const y = round(label.y - box.top * scale)
      const turn = label.turn ? ` transform="rotate(${round(label.turn)} ${x} ${y})"` : ''
      const dotY = round(y + label.size * 0.75)
      const dot = label.hasDot ? `<circle cx="${x}" cy="${dotY}" r="2.4" class="dot"/>` : ''
      const text = `<text x="${x}" y="${y}" class="${label.look}" font-size="${round(label.size)}"${turn}>${label.text}</text>`
      return dot + text
    },
  }
}

export function frame(body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256"><style>${STYLE}</style><rect width="256" height="256" fill="${PALETTE.land}"/><g stroke-linecap="round" stroke-linejoin="round">${body}</g></svg>`
}

const STYLE = [
  `text{font-family:"Noto Sans","Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;text-anchor:middle;dominant-baseline:central;paint-order:stroke;stroke:${PALETTE.halo};stroke-width:3px;stroke-opacity:.85}`,
  `.town{fill:${PALETTE.townName};font-weight:600}`,
  `.district{fill:${PALETTE.districtName};letter-spacing:.06em}`,
  `.street{fill:${PALETTE.streetName}}`,
  `.dot{fill:#fff;stroke:${PALETTE.townName};stroke-width:1.3}`,
].join('')

const halfway = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const round = (value: number) => Math.round(value * 10) / 10

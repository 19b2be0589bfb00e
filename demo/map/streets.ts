import type { District, Street } from './districts.ts'
import { PALETTE } from './palette.ts'
import type { Pen } from './pen.ts'
import { boxOf, grow, meets, worldPerKm } from './world.ts'

/** True widths on the ground, kilometres, by rank. */
const WIDTH_KM = [0.034, 0.026, 0.022, 0.016, 0.013, 0.011, 0.01]

/** Lanes lie under the rivers, avenues cross them. */
export function streetLayers(
  districts: readonly District[],
  pen: Pen,
  zoom: number,
): { readonly lanes: readonly string[]; readonly avenues: readonly string[] } {
  if (zoom < 11) return { lanes: [], avenues: [] }
  const lastRank = zoom < 12 ? 0 : zoom < 13 ? 4 : zoom < 14 ? 5 : 6
  const near = grow(pen.box, 20 / pen.scale)
  const drawn = districts
    .flatMap((district) => district.streets)
    .filter(({ rank, from, to }) => rank <= lastRank && meets(boxOf([from, to]), near))
  const isAvenue = ({ rank }: Street) => rank <= 1
  return {
    lanes: drawRanks(
      drawn.filter((s) => !isAvenue(s)),
      pen,
      zoom,
    ),
    avenues: drawRanks(drawn.filter(isAvenue), pen, zoom),
  }
}

/** The edges of all first, so that crossings are open. */
function drawRanks(streets: readonly Street[], pen: Pen, zoom: number): readonly string[] {
  const km = worldPerKm(pen.box.top) * pen.scale
  const ranks = [...new Set(streets.map((street) => street.rank))].sort((a, b) => b - a)
  const layers = ranks.map((rank) => ({
    lines: streets.filter((s) => s.rank === rank).map(({ from, to }) => [from, to]),
    width: Math.max(leastWidth(rank, zoom), (WIDTH_KM[rank] ?? 0.01) * km),
    isAvenue: rank <= 1,
  }))
  const edges = layers.map(({ lines, width, isAvenue }) =>
    pen.lines(lines, {
      stroke: isAvenue ? PALETTE.avenueEdge : PALETTE.streetEdge,
      width: width + (zoom >= 15 ? 1.6 : 1),
    }),
  )
  const fills = layers.map(({ lines, width, isAvenue }) =>
    pen.lines(lines, { stroke: isAvenue ? PALETTE.avenue : PALETTE.street, width }),
  )
  return zoom >= 13 ? [...edges, ...fills] : fills
}

function leastWidth(rank: number, zoom: number): number {
  if (rank === 0) return zoom < 13 ? 1.4 : 3
  if (rank <= 2) return zoom < 13 ? 0.9 : 1.8
  if (zoom < 13) return rank === 3 ? 0.7 : 0.45
  return zoom < 14 ? 0.9 : 1.1
}

import { lakes, outline, woods } from './areas.ts'
import { shrink } from './convex.ts'
import {
  createDistricts,
  DISTRICT_CELLS,
  type District,
  type Districts,
  housesOf,
} from './districts.ts'
import { createHighways, type Highway } from './highways.ts'
import { districtLabel, type Label, streetLabels, townLabels } from './labels.ts'
import { PALETTE } from './palette.ts'
import { createPen, frame, type Pen } from './pen.ts'
import { createRivers, type Rivers } from './rivers.ts'
import { streetLayers } from './streets.ts'
import { createTownIndex, type TownIndex } from './town-index.ts'
import { wander } from './wandering.ts'
import { boxOf, grow, meets, type Spot, type TownRecord, toMapTown, worldPerKm } from './world.ts'

export const MAX_ZOOM = 19

/** An invented map with true towns. The same tile is always the same text. */
export interface BaseMap {
  /** An SVG picture of 256 × 256 pixels. */
  drawTile(zoom: number, column: number, row: number): string
}

interface Ground {
  readonly towns: TownIndex
  readonly districts: Districts
  readonly rivers: Rivers
  readonly highways: readonly Highway[]
  townLabels(zoom: number): readonly Label[]
}

export function createBaseMap(records: readonly TownRecord[]): BaseMap {
  const towns = createTownIndex(records.map(toMapTown))
  const labels = new Map<number, readonly Label[]>()
  const ground: Ground = {
    towns,
    districts: createDistricts(towns),
    rivers: createRivers(towns.all),
    highways: createHighways(towns.all),
    townLabels(zoom) {
      const known = labels.get(zoom) ?? townLabels(towns.all, zoom)
      labels.set(zoom, known)
      return known
    },
  }
  return {
    drawTile(zoom, column, row) {
      const pen = createPen(zoom, column, row)
      return frame(drawLayers(ground, pen, zoom).join(''))
    },
  }
}

function drawLayers(ground: Ground, pen: Pen, zoom: number): readonly string[] {
  const districts = zoom >= 8 ? districtsOf(ground.districts, pen) : []
  const near = districts.filter((district) => meets(district.box, pen.box))
  const streets = streetLayers(near, pen, zoom)
  return [
    zoom >= 3 ? pen.areas(outline(woods(zoom), pen.box), PALETTE.wood) : '',
    pen.areas(
      near.map((district) => district.shape),
      zoom >= 14 ? PALETTE.homes : PALETTE.town,
    ),
    ...(zoom >= 11 ? parks(near, pen) : []),
    zoom >= 3 ? pen.areas(outline(lakes(ground.towns, zoom), pen.box), PALETTE.water) : '',
    ...(zoom >= 15 ? houses(near, pen) : []),
    ...streets.lanes,
    ...rivers(ground.rivers, pen, zoom),
    ...streets.avenues,
    ...highways(ground, pen, zoom),
    ...labels(ground.townLabels(zoom), districts, pen, zoom),
  ]
}

/** Those that touch the tile, and those whose names may reach into it. */
function districtsOf(districts: Districts, pen: Pen): readonly District[] {
  const margin = 60 / pen.scale + 1 / DISTRICT_CELLS
  const box = grow(pen.box, margin)
  const found: District[] = []
  for (let column = cell(box.left); column <= cell(box.right); column++) {
    for (let row = cell(box.top); row <= cell(box.bottom); row++) {
      const district = districts.at(column, row)
      if (district) found.push(district)
    }
  }
  return found
}

const cell = (value: number) => Math.floor(value * DISTRICT_CELLS)

function parks(districts: readonly District[], pen: Pen): readonly string[] {
  const works = districts.filter((d) => d.kind === 'works').map((d) => d.shape)
  const whole = districts.filter((d) => d.kind === 'park').map((d) => d.shape)
  const small = districts.flatMap((d) => d.blocks.filter((b) => b.kind === 'park'))
  const green = pen.scale < 2 ** 21 ? [] : small.map((block) => shrink(block.shape, 0.9))
  return [pen.areas(works, PALETTE.works), pen.areas([...whole, ...green], PALETTE.park)]
}

function houses(districts: readonly District[], pen: Pen): readonly string[] {
  const shapes = districts
    .flatMap((district) => district.blocks)
    .filter((block) => block.kind !== 'park' && meets(boxOf(block.shape), pen.box))
    .flatMap((block) => housesOf({ ...block, shape: shrink(block.shape, 0.84) }))
    .filter((shape) => meets(boxOf(shape), pen.box))
  return [
    pen.areas(
      shapes.map((shape) => shrink(shape, 0.72)),
      PALETTE.housing,
    ),
  ]
}

function rivers(all: Rivers, pen: Pen, zoom: number): readonly string[] {
  const leastFlow = zoom < 5 ? 600 : zoom < 7 ? 120 : zoom < 9 ? 30 : zoom < 11 ? 8 : 3
  const km = worldPerKm(pen.box.top) * pen.scale
  return all.within(pen.box, leastFlow).map((reach) => {
    const width = Math.max(0.9, Math.min(0.8, 0.028 * reach.flow ** 0.5) * km)
    const near = grow(pen.box, width / pen.scale)
    const pieces = wander({ ...reach, bend: 0.24, calm: 0.9 }, near, 18 / pen.scale)
    return pen.lines(pieces, { stroke: PALETTE.water, width })
  })
}

function highways(ground: Ground, pen: Pen, zoom: number): readonly string[] {
  if (zoom < 5) return []
  // Close by, a town's own avenues take over.
  const isOpen = ({ x, y }: Spot) => zoom < 12 || ground.towns.urbanity(x, y) < 0.04
  const wide = Math.min(11, 0.8 + Math.max(0, zoom - 5) * 0.72)
  const near = grow(pen.box, 12 / pen.scale)
  const drawn = ground.highways
    .filter((way) => way.isMajor || zoom >= 6)
    .map((way) => ({
      pieces: wander({ ...way, bend: 0.1, calm: 0.8 }, near, 22 / pen.scale).flatMap((piece) =>
        openParts(piece, isOpen),
      ),
      width: way.isMajor ? wide : wide * 0.75,
    }))
    .filter(({ pieces }) => pieces.length > 0)
  const edge = (width: number) => width + (zoom >= 9 ? 1.8 : 0.6)
  return [
    ...drawn.map((d) => pen.lines(d.pieces, { stroke: PALETTE.highwayEdge, width: edge(d.width) })),
    ...drawn.map((d) => pen.lines(d.pieces, { stroke: PALETTE.highway, width: d.width })),
  ]
}

/** The stretches of a line whose points all hold. */
function openParts(
  line: readonly Spot[],
  isOpen: (spot: Spot) => boolean,
): readonly (readonly Spot[])[] {
  const parts: Spot[][] = []
  let part: Spot[] = []
  for (const spot of line) {
    if (isOpen(spot)) part.push(spot)
    else {
      if (part.length > 1) parts.push([...part, spot])
      part = []
    }
  }
  return part.length > 1 ? [...parts, part] : parts
}

function labels(
  towns: readonly Label[],
  districts: readonly District[],
  pen: Pen,
  zoom: number,
): readonly string[] {
  const { scale, box } = pen
  const pixels = {
    left: box.left * scale,
    right: box.right * scale,
    top: box.top * scale,
    bottom: box.bottom * scale,
  }
  const streets = zoom >= 15 ? districts.flatMap((d) => streetLabels(d, zoom)) : []
  const parts =
    zoom === 13 || zoom === 14
      ? districts
          .map((d) => districtLabel(d, zoom))
          .filter((label) => towns.every((town) => !meets(town.box, label.box)))
      : []
  return [...streets, ...parts, ...towns]
    .filter((label) => meets(grow(label.box, 8), pixels))
    .map((label) => pen.label(label))
}

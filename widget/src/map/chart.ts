import type { Money } from '@courier-checkout/api-client/contract'
import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js'
import { Map as LeafletMap } from 'leaflet/src/map/index.js'
import { type Spot, spotOf } from '../model/point-rules.ts'
import type { PointOffer } from '../model/points-model.ts'
import type { TileSource } from '../options.ts'
import { createNearMarks } from './near-marks.ts'
import { type Mark, rowsNear, toColumns } from './point-grid.ts'
import { createPointLayer } from './point-layer.ts'

const MAX_ZOOM = 18
const POINT_ZOOM = 16
/** The first view holds this many of the nearest. */
const FEW = 5
const EDGE_PX = 40
/** Tiles that may fail before it is said. */
const PATIENCE = 4
/** Points nearer than this at the last zoom share a place. */
const SAME_PLACE_PX = 30

export interface ChartOptions {
  readonly tiles: TileSource | undefined
  readonly origin: Spot
  /** Words of a cluster for a screen reader. */
  readonly say: (count: number) => string
  readonly onPick: (codes: readonly string[]) => void
  readonly onTilesMissing: () => void
}

export interface Chart {
  show(offers: readonly PointOffer[], chosen: string | null, money: (m: Money) => string): void
  /** Shows the nearest few above what covers the map from below, in pixels. */
  fit(coveredPx: number): void
  /** Brings a point into view. */
  reveal(code: string, coveredPx: number): void
  zoom(step: number): void
  readonly stop: () => void
}

/** Leaflet with our points on it. */
export function createChart(box: HTMLElement, options: ChartOptions): Chart {
  const { latitude, longitude } = options.origin
  const map = new LeafletMap(box, {
    center: [latitude, longitude],
    zoom: 12,
    minZoom: 3,
    maxZoom: MAX_ZOOM,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  })
  if (options.tiles) addTiles(map, options.tiles, options.onTilesMissing)

  let offers: readonly PointOffer[] = []
  let columns = toColumns([])
  const layer = createPointLayer(map, pick)
  const near = createNearMarks(map, layer, {
    say: (mark) => (mark.count > 1 ? options.say(mark.count) : sayOffer(offers[mark.row])),
    onPick: pick,
  })

  function pick(mark: Mark) {
    if (mark.count === 1) return options.onPick(codesOf([mark.row]))
    if (map.getZoom() >= MAX_ZOOM) {
      return options.onPick(codesOf(rowsNear(columns, mark, MAX_ZOOM, SAME_PLACE_PX)))
    }
    const scale = 256 * 2 ** map.getZoom()
    const place = map.unproject([mark.x * scale, mark.y * scale], map.getZoom())
    map.setView(place, Math.min(map.getZoom() + 2, MAX_ZOOM))
  }

  const codesOf = (rows: readonly number[]) => rows.flatMap((row) => offers[row]?.point.code ?? [])

  return {
    show(next, chosen, money) {
      if (next !== offers) {
        offers = next.filter(({ point }) => spotOf(point))
        columns = toColumns(offers.flatMap(({ point }) => spotOf(point) ?? []))
      }
      const row = chosen === null ? -1 : offers.findIndex(({ point }) => point.code === chosen)
      layer.show({
        columns,
        labelOf: (at) => {
          const quote = offers[at]?.quote
          return quote ? money(quote.price) : ''
        },
        isBarred: (at) => Boolean(offers[at]?.bar),
        chosenRow: row < 0 ? null : row,
      })
      near.draw()
    },
    fit(covered) {
      const few = offers.slice(0, FEW).flatMap(({ point }) => spotOf(point) ?? [])
      const corners = few.map((spot): [number, number] => [spot.latitude, spot.longitude])
      if (corners.length === 0) return
      map.fitBounds(corners, {
        paddingTopLeft: [EDGE_PX, EDGE_PX],
        paddingBottomRight: [EDGE_PX, EDGE_PX + covered],
        maxZoom: POINT_ZOOM,
        animate: false,
      })
    },
    reveal(code, covered) {
      const spot = spotOf(offers.find(({ point }) => point.code === code)?.point ?? {})
      if (!spot) return
      const zoom = Math.max(map.getZoom(), POINT_ZOOM - 1)
      const centre = map.project([spot.latitude, spot.longitude], zoom).add([0, covered / 2])
      map.setView(map.unproject(centre, zoom), zoom)
    },
    zoom: (step) => map.setZoom(map.getZoom() + step),
    stop() {
      near.stop()
      layer.stop()
      map.remove()
    },
  }
}

function addTiles(map: LeafletMap, { url }: TileSource, onMissing: () => void) {
  let failed = 0
  const tiles = new TileLayer(url, { maxZoom: MAX_ZOOM, keepBuffer: 1 })
  tiles.on('tileerror', () => {
    failed++
    if (failed === PATIENCE) onMissing()
  })
  tiles.addTo(map)
}

function sayOffer(offer: PointOffer | undefined): string {
  return offer?.point.address ?? ''
}

import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js'
import { Map as LeafletMap } from 'leaflet/src/map/index.js'
import { TILE } from '../model/mercator.ts'
import type { Spot } from '../model/point-rules.ts'
import type { Box } from '../model/points-dataset.ts'
import type { TileSource } from '../options.ts'
import type { LayerContent } from './draw-mark.ts'
import { createNearMarks } from './near-marks.ts'
import { type Mark, rowsNear } from './point-grid.ts'
import { createPointLayer } from './point-layer.ts'

const MAX_ZOOM = 18
const POINT_ZOOM = 16
const EDGE_PX = 40
/** Tiles that may fail before it is said. */
const PATIENCE = 4
/** Points nearer than this at the last zoom share a place. */
const SAME_PLACE_PX = 30
/** Loaded around the view, so that a drag finds points there. */
const AROUND = 0.2

export interface ChartOptions {
  readonly tiles: TileSource | undefined
  readonly origin: Spot
  /** Words of a mark for a screen reader. */
  readonly say: (mark: Mark) => string
  readonly onPick: (rows: readonly number[]) => void
  /** Another part of the world is in view. */
  readonly onLook: (box: Box, zoom: number) => void
  readonly onTilesMissing: () => void
}

export interface Chart {
  show(content: LayerContent): void
  /** Shows these above what covers the map from below, in pixels. */
  fit(spots: readonly Spot[], coveredPx: number): void
  /** Brings a point into view. */
  reveal(spot: Spot, coveredPx: number): void
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

  let content: LayerContent | null = null
  const layer = createPointLayer(map, pick)
  const near = createNearMarks(map, layer, { say: options.say, onPick: pick })

  function pick(mark: Mark) {
    if (mark.count === 1 && mark.row >= 0) return options.onPick([mark.row])
    if (map.getZoom() >= MAX_ZOOM && content) {
      return options.onPick(rowsNear(content.shown, mark, MAX_ZOOM, SAME_PLACE_PX))
    }
    const scale = TILE * 2 ** map.getZoom()
    const place = map.unproject([mark.x * scale, mark.y * scale], map.getZoom())
    map.setView(place, Math.min(map.getZoom() + 2, MAX_ZOOM))
  }

  function look() {
    const zoom = map.getZoom()
    const scale = TILE * 2 ** zoom
    const { min, max } = map.getPixelBounds()
    if (!min || !max) return
    const wide = (max.x - min.x) * AROUND
    const high = (max.y - min.y) * AROUND
    const view = {
      left: (min.x - wide) / scale,
      right: (max.x + wide) / scale,
      top: (min.y - high) / scale,
      bottom: (max.y + high) / scale,
    }
    options.onLook(view, zoom)
  }

  map.on('moveend', look)

  return {
    show(next) {
      content = next
      layer.show(next)
      near.draw()
    },
    fit(spots, covered) {
      const corners = spots.map((spot): [number, number] => [spot.latitude, spot.longitude])
      if (corners.length === 0) return look()
      map.fitBounds(corners, {
        paddingTopLeft: [EDGE_PX, EDGE_PX],
        paddingBottomRight: [EDGE_PX, EDGE_PX + covered],
        maxZoom: POINT_ZOOM,
        animate: false,
      })
    },
    reveal(spot, covered) {
      const zoom = Math.max(map.getZoom(), POINT_ZOOM - 1)
      const centre = map.project([spot.latitude, spot.longitude], zoom).add([0, covered / 2])
      map.setView(map.unproject(centre, zoom), zoom)
    },
    zoom: (step) => map.setZoom(map.getZoom() + step),
    stop() {
      near.stop()
      layer.stop()
      endZoom(map)
      map.remove()
    },
  }
}

/** Leaflet ends a zoom by a timer that `remove` forgets; on a removed map it would throw. */
function endZoom(map: LeafletMap) {
  // The flag that its timer asks has no public name.
  const inner = map as LeafletMap & { _animatingZoom?: boolean }
  inner._animatingZoom = false
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

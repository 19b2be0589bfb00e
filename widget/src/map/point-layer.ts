import type { LatLng, Map as LeafletMap, LeafletMouseEvent, Point, ZoomAnimEvent } from 'leaflet'
import { TILE } from '../model/mercator.ts'
import type { Box } from '../model/points-dataset.ts'
import { drawMark, type Inks, type LayerContent, sizeOf } from './draw-mark.ts'
import { clustersIn, type Mark, toMarks } from './point-grid.ts'

export interface PointLayer {
  /** Draws anew. */
  show(content: LayerContent): void
  /** What is drawn, nearest to the centre first. */
  marks(): readonly Mark[]
  readonly stop: () => void
}

/** Drawn beyond the view on each side, so that a drag shows points at once. */
const PADDING = 0.25
const REACH = 26

/** All points on one canvas: a hundred thousand cost no more than what is in view. */
export function createPointLayer(map: LeafletMap, onTap: (mark: Mark) => void): PointLayer {
  const canvas = document.createElement('canvas')
  canvas.className = 'leaflet-zoom-animated'
  map.getPane('overlayPane')?.append(canvas)
  let content: LayerContent | null = null
  let marks: readonly Mark[] = []
  let corner: LatLng = map.getCenter()

  function draw() {
    if (!content) return
    const size = map.getSize()
    const origin = map.containerPointToLayerPoint([-size.x * PADDING, -size.y * PADDING])
    corner = map.layerPointToLatLng(origin)
    const width = Math.round(size.x * (1 + 2 * PADDING))
    const height = Math.round(size.y * (1 + 2 * PADDING))
    const pen = prepare(canvas, width, height)
    place(canvas, origin, 1)
    const zoom = map.getZoom()
    const scale = TILE * 2 ** zoom
    const { x: left, y: top } = map.project(corner, zoom)
    const box: Box = {
      left: left / scale,
      top: top / scale,
      right: (left + width) / scale,
      bottom: (top + height) / scale,
    }
    const clusters = content.clusters(zoom)
    marks = clusters
      ? clustersIn(clusters, box)
      : toMarks(content.shown, box, zoom, content.chosenRow)
    const inks = readInks(canvas)
    for (const mark of marks) {
      const at = { x: mark.x * scale - left, y: mark.y * scale - top }
      drawMark(pen, at, mark, content, inks)
    }
  }

  /** Keeps the picture in its place while Leaflet grows or shrinks the map. */
  function follow({ zoom, center }: ZoomAnimEvent) {
    // Leaflet's own renderers use it the same way; it has no public name.
    const inner = map as LeafletMap & {
      _latLngToNewLayerPoint(latLng: LatLng, zoom: number, center: LatLng): Point
    }
    const target = inner._latLngToNewLayerPoint(corner, zoom, center)
    place(canvas, target, map.getZoomScale(zoom, map.getZoom()))
  }

  function tap({ latlng }: LeafletMouseEvent) {
    const scale = TILE * 2 ** map.getZoom()
    const at = map.project(latlng, map.getZoom())
    let nearest: Mark | null = null
    let least = Number.POSITIVE_INFINITY
    for (const mark of marks) {
      const distance = Math.hypot(mark.x * scale - at.x, mark.y * scale - at.y)
      const reach = Math.max(REACH, sizeOf(mark))
      if (distance > reach || distance >= least) continue
      nearest = mark
      least = distance
    }
    if (nearest) onTap(nearest)
  }

  map.on('moveend resize', draw)
  map.on('zoomanim', follow)
  map.on('click', tap)

  return {
    show(next) {
      content = next
      draw()
    },
    marks() {
      const scale = TILE * 2 ** map.getZoom()
      const centre = map.project(map.getCenter(), map.getZoom()).divideBy(scale)
      const far = (mark: Mark) => Math.hypot(mark.x - centre.x, mark.y - centre.y)
      return [...marks].sort((a, b) => far(a) - far(b))
    },
    stop() {
      map.off('moveend resize', draw)
      map.off('zoomanim', follow)
      map.off('click', tap)
      canvas.remove()
    },
  }
}

function prepare(canvas: HTMLCanvasElement, width: number, height: number) {
  const density = Math.min(window.devicePixelRatio || 1, 2)
  canvas.width = width * density
  canvas.height = height * density
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const pen = canvas.getContext('2d')
  pen?.scale(density, density)
  return pen
}

function place(canvas: HTMLCanvasElement, { x, y }: { x: number; y: number }, scale: number) {
  canvas.style.transform = `translate3d(${x}px,${y}px,0) scale(${scale})`
}

/** The theme's colours, as the canvas inherits them. */
function readInks(canvas: HTMLCanvasElement): Inks {
  const { color, outlineColor, borderTopColor, font } = getComputedStyle(canvas)
  return { accent: color, paper: outlineColor, off: borderTopColor, font }
}

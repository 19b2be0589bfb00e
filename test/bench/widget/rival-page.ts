// A page that shows every point at once, in the ways others do. Runs in the browser, after Leaflet.
import type * as Leaflet from 'leaflet'

/** As the page got them before it was asked to show anything. */
export interface Columns {
  readonly lat: readonly number[]
  readonly lon: readonly number[]
  readonly card: readonly boolean[]
}

export type Way = 'bare' | 'markercluster' | 'supercluster'

declare global {
  interface Window {
    rival: {
      /** Shows the points; resolves with the milliseconds until they are on the screen. */
      open(way: Way): Promise<number>
      /** Only the points that take cards, or all of them. */
      filter(onlyCards: boolean): void
    }
  }
}

interface Feature {
  readonly geometry: { readonly coordinates: readonly [number, number] }
  readonly properties: { readonly point_count?: number }
}

interface MarkerGroup extends Leaflet.LayerGroup {
  addLayers(markers: readonly Leaflet.Marker[]): void
}

// Three scripts of three makers, each with a global of its own.
declare const L: typeof Leaflet & { markerClusterGroup(options: object): MarkerGroup }
declare const Supercluster: new (
  options: object,
) => {
  load(points: readonly object[]): void
  getClusters(box: readonly number[], zoom: number): readonly Feature[]
}

const TILE =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="256" height="256"%3E%3Crect width="256" height="256" fill="%23e8ece4"/%3E%3C/svg%3E'

const columns: Columns = await (await fetch('/country.json')).json()
const every = columns.lat.map((_, i) => i)
const onlyCards = every.filter((i) => columns.card[i])
const placeOf = (i: number): [number, number] => [columns.lat[i] ?? 0, columns.lon[i] ?? 0]

const map = L.map('map', { center: [55.76, 37.62], zoom: 11, zoomAnimation: false })
L.tileLayer(TILE).addTo(map)

let show: (shown: readonly number[]) => void = () => {}

function showMarkers(): void {
  const icon = L.divIcon({ className: 'pin', iconSize: [18, 18] })
  const group = L.markerClusterGroup({ chunkedLoading: false })
  const markers = every.map((i) => L.marker(placeOf(i), { icon }))
  map.addLayer(group)
  show = (shown) => {
    group.clearLayers()
    group.addLayers(shown.flatMap((i) => markers[i] ?? []))
  }
  show(every)
}

function showClusters(): void {
  let index = new Supercluster({})
  const canvas = L.DomUtil.create('canvas', '', map.getPanes().overlayPane) as HTMLCanvasElement
  const draw = (): void => {
    const { x: width, y: height } = map.getSize()
    canvas.width = width
    canvas.height = height
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]))
    const bounds = map.getBounds()
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    const context = canvas.getContext('2d')
    for (const cluster of index.getClusters(box, map.getZoom())) drawMark(context, cluster)
  }
  map.on('moveend', draw)
  const load = (shown: readonly number[]): void => {
    index = new Supercluster({ radius: 60, maxZoom: 16 })
    index.load(
      shown.map((i) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: placeOf(i).reverse() },
      })),
    )
  }
  show = (shown) => {
    load(shown)
    draw()
  }
  show(every)
}

function drawMark(
  context: CanvasRenderingContext2D | null,
  { geometry, properties }: Feature,
): void {
  if (!context) return
  const [lon, lat] = geometry.coordinates
  const { x, y } = map.latLngToContainerPoint([lat, lon])
  const count = properties.point_count
  context.fillStyle = '#1f5bd8'
  context.beginPath()
  context.arc(x, y, count ? 18 : 7, 0, 7)
  context.fill()
  context.fillStyle = '#fff'
  if (count) context.fillText(String(count), x - 6, y + 4)
}

window.rival = {
  async open(way) {
    const start = performance.now()
    if (way === 'markercluster') showMarkers()
    if (way === 'supercluster') showClusters()
    await window.measuring.painted()
    return performance.now() - start
  },
  filter: (cards) => show(cards ? onlyCards : every),
}

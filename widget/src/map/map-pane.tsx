import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Spot, spotOf } from '../model/point-rules.ts'
import { useValue } from '../ui/use-value.ts'
import { type Chart, createChart } from './chart.ts'
import type { LayerContent } from './draw-mark.ts'
import { toFromPrice } from './list-head.tsx'
import type { MapView } from './map-view.ts'

/** A sheet that is pulled higher hides the map anyway. */
const MOST_COVERED = 0.6
/** The first view holds this many of the nearest. */
const FEW = 5

/** The map; everything on it is in the list as well. */
export function MapPane({ view }: { readonly view: MapView }) {
  const { model, browser, choice, t } = view
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart | null>(null)
  const [areTilesMissing, setTilesMissing] = useState(false)
  const found = useValue(browser.found)
  const opened = useValue(browser.opened)
  const pointed = useValue(browser.pointed)
  const origin = useValue(choice.points.origin)
  const overviews = useValue(choice.points.overviews)
  const { tiles } = useValue(model.options)
  const chosen = opened[0] ?? pointed
  const covered = () => findCovered(box.current)
  const content = () => toContent(view, chosen ?? null)

  useLayoutEffect(() => {
    if (!box.current) return
    const { table } = choice.points
    const made = createChart(box.current, {
      tiles,
      origin: origin ?? { latitude: 55.75, longitude: 37.62 },
      say: (mark) =>
        mark.row >= 0 && mark.count === 1
          ? table.point(mark.row).address
          : [t('cluster', { count: mark.count }), mark.row >= 0 && fromPriceOf(view, mark.row)]
              .filter(Boolean)
              .join(', '),
      onPick: (rows) => browser.open(rows.map((row) => table.point(row).code)),
      onLook: browser.look,
      onTilesMissing: () => setTilesMissing(true),
    })
    chart.current = made
    made.show(content())
    made.fit(toSpots(view, browser.rows.peek().slice(0, FEW)), covered())
    return made.stop
  }, [])
  useEffect(() => {
    chart.current?.show(content())
  }, [found, overviews, chosen])
  useEffect(() => {
    const [spot] = toSpots(view, [choice.points.table.rowOf(opened[0] ?? '')])
    if (spot) chart.current?.reveal(spot, covered())
  }, [opened])
  useEffect(() => {
    if (!choice.points.here.peek()) return
    chart.current?.fit(toSpots(view, browser.rows.peek().slice(0, FEW)), covered())
  }, [origin])

  return (
    <div class="map" part="map">
      <div ref={box} class="map-box" role="application" aria-label={t('map')} />
      <div class="zoom">
        <button type="button" aria-label={t('zoomIn')} onClick={() => chart.current?.zoom(1)}>
          +
        </button>
        <button type="button" aria-label={t('zoomOut')} onClick={() => chart.current?.zoom(-1)}>
          −
        </button>
      </div>
      {areTilesMissing && (
        <p class="map-note" role="status">
          {t('tilesFailed')}
        </p>
      )}
      {tiles && <Attribution text={tiles.attribution} url={tiles.attributionUrl} />}
    </div>
  )
}

function toSpots({ choice }: MapView, rows: readonly number[]): readonly Spot[] {
  return rows.flatMap((row) => (row < 0 ? [] : (spotOf(choice.points.table.point(row)) ?? [])))
}

function toContent(view: MapView, chosen: string | null): LayerContent {
  const { browser, choice, money } = view
  const { points } = choice
  const { size, x, y, operator } = points.table.columns()
  const { mask } = browser.found.peek()
  const row = chosen === null ? -1 : points.table.rowOf(chosen)
  const isWhole = browser.query.peek() === '' && browser.filters.peek().size === 0
  const labels = new Map<number, string>()
  const from = toFromPrice(view)
  return {
    shown: { size: Math.min(size, mask.length), x, y, mask },
    // Unfiltered numbers would be wrong ones.
    clusters: (zoom) => (isWhole ? points.clusters(zoom) : null),
    labelOf(at) {
      const network = operator[at] ?? 0
      const known = labels.get(network)
      if (known !== undefined) return known
      const { quote } = points.offer(at)
      const label = quote ? money(quote.price) : ''
      labels.set(network, label)
      return label
    },
    fromOf: (at) => (points.findBar(at) === 'town' ? '' : from),
    isBarred: (at) => points.findBar(at) !== null,
    chosenRow: row < 0 ? null : row,
  }
}

/** Prices are of one town; where its points end, so do they. */
function fromPriceOf(view: MapView, row: number): string {
  return view.choice.points.findBar(row) === 'town' ? '' : toFromPrice(view)
}

/** How much of the map the sheet of a phone lies over. */
function findCovered(box: HTMLElement | null): number {
  const sheet = box?.closest('.full')?.querySelector<HTMLElement>('.sheet')
  return Math.min(sheet?.offsetHeight ?? 0, (box?.clientHeight ?? 0) * MOST_COVERED)
}

function Attribution({ text, url }: { readonly text: string; readonly url: string | undefined }) {
  return (
    <small class="attribution">
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </small>
  )
}

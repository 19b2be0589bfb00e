import { useEffect, useRef, useState } from 'preact/hooks'
import { useValue } from '../ui/use-value.ts'
import { type Chart, createChart } from './chart.ts'
import type { MapView } from './map-view.ts'

/** A sheet that is pulled higher hides the map anyway. */
const MOST_COVERED = 0.6

/** The map; everything on it is in the list as well. */
export function MapPane({ view }: { readonly view: MapView }) {
  const { model, browser, choice, t } = view
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart | null>(null)
  const [areTilesMissing, setTilesMissing] = useState(false)
  const offers = useValue(browser.offers)
  const opened = useValue(browser.opened)
  const pointed = useValue(browser.pointed)
  const origin = useValue(choice.points.origin)
  const { tiles } = useValue(model.options)
  const chosen = opened[0] ?? pointed

  useEffect(() => {
    if (!box.current) return
    const made = createChart(box.current, {
      tiles,
      origin: origin ?? { latitude: 55.75, longitude: 37.62 },
      say: (count) => t('cluster', { count }),
      onPick: browser.open,
      onTilesMissing: () => setTilesMissing(true),
    })
    chart.current = made
    made.show(offers, chosen ?? null, view.money)
    made.fit(findCovered(box.current))
    return made.stop
  }, [])
  useEffect(() => {
    chart.current?.show(offers, chosen ?? null, view.money)
  }, [offers, chosen])
  useEffect(() => {
    const [code] = opened
    if (code !== undefined) chart.current?.reveal(code, findCovered(box.current))
  }, [opened])
  useEffect(() => {
    if (choice.points.here.peek()) chart.current?.fit(findCovered(box.current))
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

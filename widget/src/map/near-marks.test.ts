// @vitest-environment happy-dom
import type { Map as LeafletMap } from 'leaflet'
import { expect, test } from 'vitest'
import { createNearMarks } from './near-marks.ts'
import type { Mark } from './point-grid.ts'
import type { PointLayer } from './point-layer.ts'

/** A map in a shadow root, as the widget's, whose layer has the marks that a test gives it. */
function stage() {
  const host = document.body.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  const container = root.appendChild(document.createElement('div'))
  container.tabIndex = 0
  let isOnMap = false
  container.addEventListener('focus', () => {
    isOnMap = true
  })
  let marks: readonly Mark[] = []
  // The little of Leaflet and of the layer that buttons over marks need.
  const map = {
    createPane: () => container.appendChild(document.createElement('div')),
    getZoom: () => 10,
    getPixelOrigin: () => ({ x: 0, y: 0 }),
    getPixelBounds: () => ({ contains: () => true }),
    getContainer: () => container,
    on: () => undefined,
  } as unknown as LeafletMap
  const layer = { marks: () => marks } as unknown as PointLayer
  const say = ({ row }: Mark) => `Пункт ${row}`
  const near = createNearMarks(map, layer, { say, onPick: () => undefined })
  return {
    draw(...now: readonly Mark[]) {
      marks = now
      near.draw()
    },
    focus: (name: string) => root.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.focus(),
    focused: () => (isOnMap ? 'map' : root.activeElement?.getAttribute('aria-label')),
  }
}

const FIRST = { x: 0.1, y: 0.1, count: 1, row: 1 }
const SECOND = { x: 0.2, y: 0.2, count: 1, row: 2 }

test('marks that are drawn anew leave the focus on the same point; when that is gone the map has it', () => {
  const { draw, focus, focused } = stage()
  draw(FIRST, SECOND)
  focus('Пункт 2')
  draw(SECOND, FIRST)
  const kept = focused()
  draw(FIRST)

  expect([kept, focused()]).toEqual(['Пункт 2', 'map'])
})

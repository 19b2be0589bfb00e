import type { Map as LeafletMap } from 'leaflet'
import { TILE } from '../model/mercator.ts'
import type { Mark } from './point-grid.ts'
import type { PointLayer } from './point-layer.ts'

/** A canvas has nothing to focus: this many marks near the centre get a button each. */
const FEW = 8
const SIZE_PX = 36

interface Words {
  readonly say: (mark: Mark) => string
  readonly onPick: (mark: Mark) => void
}

/** Real buttons over the marks nearest to the centre, for keyboard and screen reader. */
export function createNearMarks(map: LeafletMap, layer: PointLayer, { say, onPick }: Words) {
  const pane = map.createPane('near')
  pane.classList.add('leaflet-zoom-hide')
  const markOf = new WeakMap<Element, Mark>()

  function draw() {
    const focused = findFocused()
    const scale = TILE * 2 ** map.getZoom()
    const origin = map.getPixelOrigin()
    const seen = map.getPixelBounds()
    const marks = layer
      .marks()
      .filter((mark) => seen.contains([mark.x * scale, mark.y * scale]))
      .slice(0, FEW)
    pane.replaceChildren(
      ...marks.map((mark) => {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'near'
        button.setAttribute('aria-label', say(mark))
        const left = mark.x * scale - origin.x - SIZE_PX / 2
        const top = mark.y * scale - origin.y - SIZE_PX / 2
        button.style.transform = `translate(${left}px,${top}px)`
        button.addEventListener('click', () => onPick(mark))
        markOf.set(button, mark)
        return button
      }),
    )
    if (focused) (findButton(focused) ?? map.getContainer()).focus()
  }

  /** Of the button that has the focus, as the root sees it: to the document it is the whole widget that has it. */
  function findFocused(): Mark | undefined {
    const root = pane.getRootNode()
    const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement
    return active ? markOf.get(active) : undefined
  }

  function findButton({ x, y, count }: Mark): HTMLElement | undefined {
    return [...pane.querySelectorAll('button')].find((button) => {
      const mark = markOf.get(button)
      return mark?.x === x && mark.y === y && mark.count === count
    })
  }

  map.on('moveend', draw)
  return { draw, stop: () => void map.off('moveend', draw) }
}

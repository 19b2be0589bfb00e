import { LEAF_ZOOM } from '../model/points-dataset.ts'
import { useValue } from '../ui/use-value.ts'
import type { MapView } from './map-view.ts'
import type { Filter } from './point-filter.ts'

/** Chips that narrow list and map alike; each says how many points would remain. */
export function Filters({ view }: { readonly view: MapView }) {
  const { browser, t } = view
  const chosen = useValue(browser.filters)
  const counts = useValue(browser.counts)
  // Far out only some of the points are here: no number rather than a wrong one.
  const isNear = useValue(browser.zoom) >= LEAF_ZOOM
  if (counts.size === 0) return null

  return (
    <fieldset class="filters" aria-label={t('filters')}>
      {[...counts].map(([filter, count]) => (
        <button
          key={filter}
          type="button"
          class="chip-button"
          part="filter"
          aria-pressed={chosen.has(filter)}
          onClick={() => browser.toggle(filter)}
        >
          {toLabel(filter, view)} {isNear && <span class="count">{count}</span>}
        </button>
      ))}
    </fieldset>
  )
}

function toLabel(filter: Filter, { choice, t }: MapView): string {
  switch (filter) {
    case 'cash':
      return t('onlyCash')
    case 'card':
      return t('onlyCard')
    case 'fitting':
      return t('onlyFitting')
    case 'open':
      return t('onlyOpen')
    case 'roundClock':
      return t('onlyRoundClock')
    default: {
      const code = filter.slice('operator:'.length)
      return choice.points.operators.peek().get(code) ?? code
    }
  }
}

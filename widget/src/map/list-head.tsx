import { LEAF_ZOOM } from '../model/points-dataset.ts'
import { useValue } from '../ui/use-value.ts'
import type { MapView } from './map-view.ts'

/** How many points the list has and from how much they cost in the town that was priced. */
export function ListHead({ view }: { readonly view: MapView }) {
  const { model, browser, t } = view
  const row = useValue(model.row)
  const town = useValue(model.town.town)
  const { count } = useValue(browser.found)
  // Far out only some of the points are here: no number rather than a wrong one.
  const isNear = useValue(browser.zoom) >= LEAF_ZOOM
  const number = isNear && row && t(row.method === 'locker' ? 'lockers' : 'points', { count })
  const from = toFromPrice(view)

  return (
    <p class="list-head quiet" role="status">
      {[number, town && from && `${town.shortName ?? town.name}: ${from}`]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

/** The least price of the chosen method in the town, from the quotes that are here already. */
export function toFromPrice({ model, money, t }: MapView): string {
  const row = model.row.peek()
  if (!row?.best) return ''
  const price = money(row.best.price)
  return row.hasSeveralPrices ? t('from', { price }) : price
}

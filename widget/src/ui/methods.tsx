import type { MethodRefusal } from '@courier-checkout/api-client/contract'
import type { MethodRow } from '../model/method-rows.ts'
import type { View } from './view.ts'

/** All methods at once, each with its best price and date. */
export function Methods({ view }: { readonly view: View }) {
  const { model, t } = view
  const rows = model.rows.value
  const chosen = model.method.value
  const isBusy = model.quotes.status.value === 'loading'
  const isElsewhere = model.isElsewhere.value

  return (
    <fieldset class={isBusy ? 'methods busy' : 'methods'} part="methods" disabled={isElsewhere}>
      <legend class="sr">{t('methods')}</legend>
      {rows.map((row) => (
        <MethodLine
          key={row.method}
          view={view}
          row={row}
          isChosen={row.method === chosen}
          isBlank={isElsewhere}
        />
      ))}
    </fieldset>
  )
}

interface LineProps {
  readonly view: View
  readonly row: MethodRow
  readonly isChosen: boolean
  /** The price is of another town: its place is kept, its number is not shown. */
  readonly isBlank: boolean
}

function MethodLine({ view, row, isChosen, isBlank }: LineProps) {
  const { model, t } = view
  const { method, best, refusal } = row
  const id = `method-${method}`

  return (
    <label
      class="row"
      part={isChosen ? 'method method-chosen' : 'method'}
      data-off={!best || undefined}
    >
      <input
        type="radio"
        name="method"
        class="radio"
        value={method}
        checked={isChosen}
        disabled={!best}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-price ${id}-more`}
        onChange={() => model.chooseMethod(method)}
      />
      <span class="name" id={`${id}-name`}>
        {t(method)}
      </span>
      <span class="price" part="price" id={`${id}-price`}>
        {isBlank ? <i class="bone" /> : best && <RowPrice view={view} row={row} />}
      </span>
      <span class="quiet more" id={`${id}-more`}>
        {isBlank ? (
          <i class="bone" />
        ) : refusal ? (
          toRefusalText(refusal, view)
        ) : (
          toDetails(row, view)
        )}
      </span>
    </label>
  )
}

function RowPrice({ view, row }: { readonly view: View; readonly row: MethodRow }) {
  const { best, hasSeveralPrices } = row
  if (!best) return null
  const price = view.money(best.price)
  return <>{hasSeveralPrices ? view.t('from', { price }) : price}</>
}

function toDetails({ method, best, count }: MethodRow, { t, arrival }: View): string {
  if (!best) return ''
  const parts = [
    best.isStale ? t('stale') : arrival(best),
    method === 'pickup_point' ? t('points', { count }) : '',
    method === 'locker' ? t('lockers', { count }) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function toRefusalText({ reason, limit }: MethodRefusal, { model, t, weight }: View): string {
  return t(`refusal_${reason}`, {
    weight: weight(model.options.peek().cart.weightGrams),
    limit: limit === undefined ? '' : weight(limit),
  })
}

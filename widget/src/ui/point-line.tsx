import type { PointOffer } from '../model/points-model.ts'
import type { InsideView } from './inside-view.ts'

interface Props {
  readonly view: InsideView
  readonly offer: PointOffer
  /** `lastUsed`, `favourite`: why it stands first. */
  readonly mark?: 'lastUsed' | 'favourite' | undefined
}

/** A point in the list; the whole line is one button that chooses it. */
export function PointLine({ view, offer, mark }: Props) {
  const { t } = view
  const { point, metres, quote, bar } = offer
  return (
    <button
      type="button"
      class="row point"
      part="point"
      disabled={bar !== null}
      data-off={bar !== null || undefined}
      onClick={() => view.choice.choosePoint(point.code)}
    >
      <span class="sr">{t('chooseHere')}: </span>
      <span class="name">{point.address}</span>
      <span class="price">{quote && !bar && view.money(quote.price)}</span>
      <span class="quiet more">
        {bar ? toBarText(offer, view) : toPointDetails(offer, view, mark)}
      </span>
      <span class="quiet far">{metres !== null && view.distance(metres)}</span>
    </button>
  )
}

function toPointDetails(
  { point }: PointOffer,
  { t, choice }: InsideView,
  mark: Props['mark'],
): string {
  const { accepts, hours, operatorCode } = point
  const parts = [
    mark && t(mark),
    operatorCode && choice.points.operators.peek().get(operatorCode),
    hours,
    accepts.card && t('card'),
    accepts.fitting && t('fitting'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Why this point cannot take the parcel, with the number that says how far off it is. */
export function toBarText({ point, bar }: PointOffer, { t, weight, model }: InsideView): string {
  if (!bar) return ''
  return t(`point_${bar}`, {
    limit: weight(point.maxWeightGrams ?? 0),
    weight: weight(model.options.peek().cart.weightGrams),
  })
}

import { formatMinutes } from '../format/days.ts'
import { findClosing, isRoundClock, readHours } from '../model/hours.ts'
import type { PointOffer } from '../model/point-offer.ts'
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

function toPointDetails({ point }: PointOffer, view: InsideView, mark: Props['mark']): string {
  const { t, choice } = view
  const { accepts, hours, operatorCode } = point
  const parts = [
    mark && t(mark),
    operatorCode && choice.points.operators.peek().get(operatorCode),
    hoursToday(hours, view),
    accepts.card && t('card'),
    accepts.fitting && t('fitting'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** `до 20:00`, `сейчас закрыто`; as the courier wrote it where that cannot be read. */
function hoursToday(hours: string | null, { t, clock, intl }: InsideView): string | null {
  const week = readHours(hours)
  if (!week) return hours
  if (isRoundClock(week)) return t('openAllDay')
  const closing = findClosing(week, clock.now())
  return closing === null ? t('closedNow') : t('openUntil', { time: formatMinutes(intl, closing) })
}

/** Why this point cannot take the parcel, with the number that says how far off it is. */
export function toBarText(
  { point, bar, town }: PointOffer,
  { t, weight, model }: InsideView,
): string {
  if (!bar) return ''
  return t(`point_${bar}`, {
    town: town.name,
    limit: weight(point.maxWeightGrams ?? 0),
    weight: weight(model.options.peek().cart.weightGrams),
  })
}

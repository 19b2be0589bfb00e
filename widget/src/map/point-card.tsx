import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PointOffer } from '../model/point-offer.ts'
import { spotOf } from '../model/point-rules.ts'
import { toBarText } from '../ui/point-line.tsx'
import { useValue } from '../ui/use-value.ts'
import { ListLine } from './list-line.tsx'
import type { MapView } from './map-view.ts'
import { PointFacts } from './point-facts.tsx'

interface Props {
  readonly view: MapView
  /** Several when they share a place. */
  readonly codes: readonly string[]
}

/** One point with all there is to know of it; or the few that share a place, to pick from. */
export function PointCard({ view, codes }: Props) {
  const { browser, choice, t } = view
  useValue(choice.points.state)
  const offers = codes.flatMap((code) => {
    const row = choice.points.table.rowOf(code)
    return row < 0 ? [] : [choice.points.offer(row)]
  })
  const back = useRef<HTMLButtonElement>(null)
  const [only] = offers
  useLayoutEffect(() => back.current?.focus(), [])

  return (
    <div class="card" part="card">
      <button ref={back} type="button" class="link back" onClick={() => browser.open([])}>
        {t('back')}
      </button>
      {only && offers.length === 1 ? (
        <OneCard view={view} offer={only} />
      ) : (
        <ul class="list" aria-label={t('points', { count: offers.length })}>
          {offers.map((offer) => (
            <li key={offer.point.code}>
              <ListLine view={view} offer={offer} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function OneCard({ view, offer }: { readonly view: MapView; readonly offer: PointOffer }) {
  const { choice, t } = view
  const { point, quote, bar, metres } = offer
  const isFavourite = useValue(choice.places.places).favourites.includes(point.code)
  const spot = spotOf(point)

  return (
    <>
      <div class="card-text">
        <h3 class="card-name">{point.name}</h3>
        <address>{point.address}</address>
        {metres !== null && <p class="quiet">{view.distance(metres)}</p>}
        <PointFacts view={view} point={point} />
        <p class="card-ways">
          {spot && (
            // Phones open their own maps; nothing is asked of anybody here.
            <a class="link" href={`geo:${spot.latitude},${spot.longitude}`}>
              {t('route')}
            </a>
          )}
          <button
            type="button"
            class="link"
            aria-pressed={isFavourite}
            onClick={() => choice.places.toggleFavourite(point.code)}
          >
            {t(isFavourite ? 'removeFavourite' : 'addFavourite')}
          </button>
        </p>
      </div>
      <div class="card-foot">
        {bar ? <p class="bad">{toBarText(offer, view)}</p> : null}
        {bar === 'town' && (
          <button
            type="button"
            class="main"
            part="button"
            onClick={() => void view.model.takeTown(offer.town.code)}
          >
            {t('takeTown')}
          </button>
        )}
        {!bar && (
          <>
            <p>
              <span class="price">{quote && view.money(quote.price)}</span>{' '}
              <span class="quiet">{quote && view.arrival(quote)}</span>
            </p>
            <button
              type="button"
              class="main"
              part="button"
              onClick={() => choice.choosePoint(point.code)}
            >
              {t('chooseHere')}
            </button>
          </>
        )}
      </div>
    </>
  )
}

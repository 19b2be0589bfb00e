import type { PointOffer } from '../model/point-offer.ts'
import { PointLine } from '../ui/point-line.tsx'
import { useValue } from '../ui/use-value.ts'
import type { MapView } from './map-view.ts'

/** A line of the full list: the point, which one tap chooses, and the way to its card. */
export function ListLine({ view, offer }: { readonly view: MapView; readonly offer: PointOffer }) {
  const { browser, choice, t } = view
  const { code, address } = offer.point
  const { favourites, last } = useValue(choice.places.places)
  const mark = favourites.includes(code) ? 'favourite' : last[0] === code ? 'lastUsed' : undefined
  const point = () => {
    browser.pointed.value = code
  }

  return (
    <div class="line" onPointerEnter={point} onFocusIn={point}>
      <PointLine view={view} offer={offer} mark={mark} />
      <button
        type="button"
        class="info"
        data-code={code}
        aria-label={`${t('details')}: ${address}`}
        onClick={() => browser.open([code])}
      >
        <span aria-hidden="true">i</span>
      </button>
    </div>
  )
}

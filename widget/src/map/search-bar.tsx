import { useValue } from '../ui/use-value.ts'
import type { MapView } from './map-view.ts'

/** Search, "near me", list or map, and the way out. */
export function SearchBar({ view }: { readonly view: MapView }) {
  const { browser, choice, t } = view
  const query = useValue(browser.typed)
  const here = useValue(choice.points.here)
  const isRefused = useValue(browser.isLocationRefused)
  const hasMap = useValue(view.pointsView) === 'map'

  return (
    <>
      <div class="search">
        <input
          type="search"
          class="field"
          part="field"
          aria-label={t('search')}
          placeholder={t('search')}
          autocomplete="off"
          enterkeyhint="search"
          value={query}
          onInput={(event) => {
            browser.type(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            // The first Esc empties the field, the next one closes.
            if (event.key === 'Escape' && query) event.stopPropagation()
          }}
        />
        <button
          type="button"
          class="second close"
          part="button"
          aria-label={t('close')}
          onClick={() => view.open('closed')}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="search-more">
        <button
          type="button"
          class="link"
          onClick={() => {
            view.pointsView.value = hasMap ? 'list' : 'map'
          }}
        >
          {t(hasMap ? 'list' : 'onMap')}
        </button>
        {'geolocation' in navigator && !here && (
          <button type="button" class="link" onClick={browser.locate}>
            {t('nearMe')}
          </button>
        )}
        {isRefused && (
          <span class="quiet" role="alert">
            {t('locationRefused')}
          </span>
        )}
      </div>
    </>
  )
}

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { InsideView } from '../ui/inside-view.ts'
import { useValue } from '../ui/use-value.ts'
import { Filters } from './filters.tsx'
import { ListHead } from './list-head.tsx'
import { MapPane } from './map-pane.tsx'
import { createMapView, type MapView } from './map-view.ts'
import { PointCard } from './point-card.tsx'
import { SearchBar } from './search-bar.tsx'
import { Sheet } from './sheet.tsx'
import { useBackButton } from './use-back-button.ts'
import { VirtualList } from './virtual-list.tsx'

/** Narrower than this the view takes the whole screen. */
const WIDE_PX = 640

/** All points: on a wide place list and map side by side in the page, on a phone a screen of its own. */
export function PointsBrowser({ view }: { readonly view: InsideView }) {
  const mine = useMemo(() => createMapView(view), [view])
  // Not `useEffect`, which a view taken away before its first frame never hears of.
  useLayoutEffect(() => mine.browser.stop, [mine])
  const [isWide] = useState(() => view.root.host.clientWidth >= WIDE_PX)
  return isWide ? <InPage view={mine} /> : <FullScreen view={mine} />
}

function InPage({ view }: { readonly view: MapView }) {
  const area = useRef<HTMLDivElement>(null)
  const hasMap = useValue(view.pointsView) === 'map'

  useLayoutEffect(() => {
    const { current } = area
    current?.querySelector('input')?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      goBack(view)
    }
    current?.addEventListener('keydown', onKeyDown)
    return () => current?.removeEventListener('keydown', onKeyDown)
  }, [view])

  return (
    <div ref={area} class={hasMap ? 'browser wide' : 'browser'} part="browser">
      <div class="browser-side">
        <ListOrCard view={view} />
      </div>
      {hasMap && <MapPane view={view} />}
    </div>
  )
}

function FullScreen({ view }: { readonly view: MapView }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const hasMap = useValue(view.pointsView) === 'map'
  useBackButton(() => view.open('closed'))
  useLayoutEffect(() => {
    dialog.current?.showModal()
    // Not the search: a keyboard over half of the screen is nothing to begin with.
    dialog.current?.focus()
  }, [])

  return (
    <>
      {/* Keeps the place of the short list in the page below. */}
      <div class="below" />
      <dialog
        ref={dialog}
        class="browser full"
        part="browser"
        tabIndex={-1}
        aria-label={view.t('list')}
        onCancel={(event) => {
          event.preventDefault()
          goBack(view)
        }}
      >
        <Sheet view={view} isAlone={!hasMap}>
          <ListOrCard view={view} />
        </Sheet>
        {hasMap && <MapPane view={view} />}
      </dialog>
    </>
  )
}

/** Esc closes the innermost thing: the card, then the view. */
function goBack({ browser, open }: MapView) {
  if (browser.opened.value.length > 0) browser.open([])
  else open('closed')
}

function ListOrCard({ view }: { readonly view: MapView }) {
  const opened = useValue(view.browser.opened)
  /** The point whose card was open last: the list goes on from it. */
  const left = useRef<string | null>(null)
  const [first] = opened
  if (first !== undefined) {
    left.current = first
    return <PointCard key={opened.join()} view={view} codes={opened} />
  }
  return (
    <>
      <SearchBar view={view} />
      <Filters view={view} />
      <ListHead view={view} />
      <VirtualList view={view} startAt={left.current} />
    </>
  )
}

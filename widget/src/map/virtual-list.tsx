import type { ComponentChild } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useValue } from '../ui/use-value.ts'
import { ListLine } from './list-line.tsx'
import type { MapView } from './map-view.ts'

/** Lines kept ready above and below what is seen, so that Tab always finds the next one. */
const SPARE = 4
/** Until the first line was measured. */
const GUESS_PX = 92

interface Props {
  readonly view: MapView
  /** Code of the point to scroll to and to focus; `null`: from the top, and the focus stays. */
  readonly startAt: string | null
}

/** The points as a list of any length; only the lines in sight exist. */
export function VirtualList({ view, startAt }: Props) {
  const { browser, choice, t } = view
  const rows = useValue(browser.rows)
  const { count } = useValue(browser.found)
  const box = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState(GUESS_PX)
  const [seen, setSeen] = useState({ top: 0, height: 600 })

  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const look = () => {
      setSeen({ top: current.scrollTop, height: current.clientHeight })
      setLine(current.querySelector('li')?.offsetHeight || GUESS_PX)
    }
    look()
    const row = startAt === null ? -1 : rows.indexOf(choice.points.table.rowOf(startAt))
    if (row >= 0) current.scrollTo({ top: row * GUESS_PX - current.clientHeight / 3 })
    const observer = new ResizeObserver(look)
    observer.observe(current)
    current.addEventListener('keydown', moveFocus)
    return () => {
      observer.disconnect()
      current.removeEventListener('keydown', moveFocus)
    }
  }, [])
  const query = useValue(browser.query)
  const filters = useValue(browser.filters)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    // Not without need: it makes the browser lay everything out at once.
    if (!isFirst.current && seen.top > 0) box.current?.scrollTo({ top: 0 })
    isFirst.current = false
  }, [query, filters])
  useFocusOf(box, startAt)

  const pricing = useValue(choice.points.pricing)
  // What stands where it stood is not drawn again, however many points came meanwhile.
  const lines = useMemo(() => new Map<number, ComponentChild>(), [pricing])
  const toLine = (row: number) => {
    const known = lines.get(row) ?? <ListLine view={view} offer={choice.points.offer(row)} />
    lines.set(row, known)
    return known
  }

  const first = Math.max(Math.floor(seen.top / line) - SPARE, 0)
  const last = Math.min(Math.ceil((seen.top + seen.height) / line) + SPARE, rows.length)
  useEffect(() => {
    if (last === rows.length) browser.more()
  }, [last, rows])

  return (
    <div
      ref={box}
      class="list"
      onScroll={(event) =>
        setSeen({
          top: event.currentTarget.scrollTop,
          height: event.currentTarget.clientHeight,
        })
      }
    >
      {count === 0 && (
        <p class="hint">
          {t('nothingFound')}{' '}
          <button type="button" class="link" onClick={browser.clear}>
            {t('clearFilters')}
          </button>
        </p>
      )}
      <ul aria-label={t('list')} part="points" style={{ height: `${count * line}px` }}>
        {rows.slice(first, last).map((row, index) => (
          // By its place, so that another search writes new words into the lines that are there.
          <li
            key={first + index}
            aria-setsize={count}
            aria-posinset={first + index + 1}
            style={{ transform: `translateY(${(first + index) * line}px)` }}
          >
            {toLine(row)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Focuses the way to the card that was just closed, as soon as its line is there. */
function useFocusOf(box: { readonly current: HTMLDivElement | null }, code: string | null): void {
  const owed = useRef(code)
  useLayoutEffect(() => {
    if (owed.current === null) return
    const lines = box.current?.querySelectorAll<HTMLElement>('[data-code]') ?? []
    const line = [...lines].find((found) => found.dataset['code'] === owed.current)
    if (!line) return
    line.focus()
    owed.current = null
  })
}

/** Arrows go from line to line, beside Tab. */
function moveFocus(event: KeyboardEvent) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const from = event.target instanceof Element ? event.target.closest('li') : null
  if (step === 0 || !from) return
  const to = step > 0 ? from.nextElementSibling : from.previousElementSibling
  to?.querySelector<HTMLElement>('button:enabled')?.focus()
  event.preventDefault()
}

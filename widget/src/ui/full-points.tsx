import { useEffect } from 'preact/hooks'
import { Bones } from './bones.tsx'
import type { InsideView } from './inside-view.ts'
import { useValue } from './use-value.ts'

/** As many as the short list before it was high. */
const ROWS = 7

/** The view with map, search and filters, once it has arrived. */
export function FullPoints({ view }: { readonly view: InsideView }) {
  const map = useValue(view.map)
  if (!map) return <Bones rows={ROWS} />
  return <map.PointsBrowser view={view} />
}

/** Fetches the map ahead when the browser has nothing better to do, unless it saves data. */
export function usePrefetch(view: InsideView): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function' || savesData()) return
    const idle = requestIdleCallback(() => void view.fetchMap(), { timeout: 10_000 })
    return () => cancelIdleCallback(idle)
  }, [])
}

function savesData(): boolean {
  // Chromium only, so it is not among the types.
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}

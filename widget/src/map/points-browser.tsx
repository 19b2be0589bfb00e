import type { InsideView } from '../ui/inside-view.ts'

export function PointsBrowser({ view }: { readonly view: InsideView }) {
  return <p>{view.t('onMap')}</p>
}

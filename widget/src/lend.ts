import type * as Preact from 'preact'
import type * as Hooks from 'preact/hooks'
import type * as Jsx from 'preact/jsx-runtime'
import type * as Signals from './signal.ts'

/** What parts that are fetched later borrow from those before them, so that nothing comes twice. */
export interface Kit
  extends Pick<typeof Preact, 'Fragment' | 'options'>,
    Pick<typeof Jsx, 'jsx' | 'jsxs'>,
    Pick<typeof Hooks, 'useEffect' | 'useLayoutEffect' | 'useMemo' | 'useRef' | 'useState'>,
    Pick<typeof Signals, 'computed' | 'signal'> {}

const KIT = Symbol.for('courier-checkout')

/** Lays things ready for the next part, which takes them while it is evaluated. */
export function lend(things: Partial<Kit>): void {
  Object.assign(globalThis, { [KIT]: { ...borrowed(), ...things } })
}

/** What was laid ready. The global object is the one thing that separately built files share. */
export function borrowed(): Partial<Kit> {
  // Nobody else has this symbol.
  return (globalThis as { readonly [KIT]?: Partial<Kit> })[KIT] ?? {}
}

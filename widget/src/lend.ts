import type * as Preact from 'preact'
import type * as Hooks from 'preact/hooks'
import type * as Jsx from 'preact/jsx-runtime'
import type * as Days from './format/days.ts'
import type * as Translating from './i18n/translate.ts'
import type * as Texts from './inside/ru.ts'
import type * as Hours from './model/hours.ts'
import type * as Rows from './model/rows.ts'
import type * as Signals from './signal.ts'
import type * as Shapes from './ui/bones.tsx'
import type * as Lines from './ui/point-line.tsx'
import type * as Values from './ui/use-value.ts'

/** What parts that are fetched later borrow from those before them, so that nothing comes twice. */
export interface Kit
  extends Pick<typeof Preact, 'Fragment' | 'options'>,
    Pick<typeof Jsx, 'jsx' | 'jsxs'>,
    Pick<typeof Hooks, 'useEffect' | 'useLayoutEffect' | 'useMemo' | 'useRef' | 'useState'>,
    Pick<typeof Signals, 'computed' | 'signal'>,
    Pick<typeof Days, 'formatMinutes'>,
    Pick<typeof Translating, 'createTranslate'>,
    Pick<typeof Hours, 'findClosing' | 'isRoundClock' | 'readHours'>,
    Pick<typeof Rows, 'keepRows'>,
    Pick<typeof Lines, 'PointLine' | 'toBarText'>,
    Pick<typeof Shapes, 'Bones'>,
    Pick<typeof Values, 'useValue'>,
    Pick<typeof Texts, 'ru'> {}

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

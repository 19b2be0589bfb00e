import { browserClock, type Clock } from './clock.ts'

/** What the widget takes from the browser. Tests and the playground hand in their own. */
export interface Deps {
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** Of this tab, and of this browser; `null` where the page may not store. */
  readonly tabStorage: Storage | null
  readonly storage: Storage | null
}

/** Made late, because a server has none of it. */
export function browserDeps(): Deps {
  return {
    // Called as a plain function: a browser's `fetch` refuses another `this`.
    fetch: (...args) => fetch(...args),
    clock: browserClock,
    tabStorage: findStorage('sessionStorage'),
    storage: findStorage('localStorage'),
  }
}

function findStorage(name: 'sessionStorage' | 'localStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}

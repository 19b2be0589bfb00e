// Counts what a page takes from the browser and gives back, from before its first script. Runs in the
// browser; `window.readLedger()` gives the count.
/** What a page has taken from the browser and not given back. */
export interface Ledger {
  readonly timers: number
  readonly frames: number
  readonly requests: number
  readonly observers: number
  /** On what outlives a widget: window, document, their elements, media queries. */
  readonly listeners: readonly string[]
}

const timers = new Set<number>()
const frames = new Set<number>()
const observers = new Set<object>()
const listeners = new Map<EventTarget, Map<string, Set<unknown>>>()
let requests = 0

const { setTimeout: wait, clearTimeout: cancel } = window
window.setTimeout = ((call: () => void, ms?: number, ...rest: unknown[]) => {
  const id = wait(() => {
    timers.delete(id)
    ;(call as (...args: unknown[]) => void)(...rest)
  }, ms)
  timers.add(id)
  return id
}) as typeof window.setTimeout
window.clearTimeout = (id) => {
  timers.delete(Number(id))
  cancel(id)
}
const { setInterval: repeat, clearInterval: stop } = window
window.setInterval = ((...args: Parameters<typeof repeat>) => {
  const id = repeat(...args)
  timers.add(id)
  return id
}) as typeof window.setInterval
window.clearInterval = (id) => {
  timers.delete(Number(id))
  stop(id)
}

const later = <Call extends (argument: never) => void>(
  name: 'requestAnimationFrame' | 'requestIdleCallback',
  undo: 'cancelAnimationFrame' | 'cancelIdleCallback',
): void => {
  // Both take a call first and give back a number.
  const ask = window[name].bind(window) as unknown as (call: Call, options?: unknown) => number
  const forget = window[undo].bind(window)
  Object.assign(window, {
    [name]: (call: Call, options?: unknown) => {
      const run = ((argument: never) => {
        frames.delete(id)
        call(argument)
      }) as Call
      const id = ask(run, options)
      frames.add(id)
      return id
    },
    [undo]: (id: number) => {
      frames.delete(id)
      forget(id)
    },
  })
}
later('requestAnimationFrame', 'cancelAnimationFrame')
later('requestIdleCallback', 'cancelIdleCallback')

for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const) {
  const { prototype } = window[name]
  const { observe, disconnect } = prototype
  prototype.observe = function (this: never, ...args: never[]) {
    observers.add(this)
    return (observe as (...args: never[]) => void).apply(this, args)
  } as never
  prototype.disconnect = function (this: never) {
    observers.delete(this)
    return disconnect.call(this)
  } as never
}

const outlives = (target: EventTarget): boolean =>
  target === window ||
  target === document ||
  target === document.documentElement ||
  target === document.body ||
  target === window.visualViewport ||
  target instanceof MediaQueryList
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
const forget = (target: EventTarget, type: string, listener: unknown): void => {
  listeners.get(target)?.get(type)?.delete(listener)
}
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const target = this ?? window
  if (listener && outlives(target)) {
    const types = listeners.get(target) ?? new Map<string, Set<unknown>>()
    listeners.set(target, types)
    types.set(type, (types.get(type) ?? new Set()).add(listener))
    const signal = typeof options === 'object' ? options.signal : undefined
    if (signal) add.call(signal, 'abort', () => forget(target, type, listener))
  }
  return add.call(target, type, listener, options)
}
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  forget(this ?? window, type, listener)
  return remove.call(this ?? window, type, listener, options)
}

const { fetch: ask } = window
window.fetch = async (...args) => {
  requests++
  return ask(...args).finally(() => {
    requests--
  })
}

Object.assign(window, {
  readLedger: (): Ledger => ({
    timers: timers.size,
    frames: frames.size,
    requests,
    observers: observers.size,
    listeners: [...listeners].flatMap(([target, types]) =>
      [...types].flatMap(([type, set]) =>
        Array.from(set, () => `${target.constructor.name} ${type}`),
      ),
    ),
  }),
})

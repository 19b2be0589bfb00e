/** A value that tells when it changes. The few hundred bytes of a signal library that we use. */
export interface ReadonlySignal<T> {
  /** Reading it inside `computed` or `effect` makes that depend on it. */
  readonly value: T
  /** The value, without depending on it. */
  peek(): T
  /** Calls `listener` at every change; what comes back ends it. */
  subscribe(listener: () => void): () => void
}

export interface Signal<T> extends ReadonlySignal<T> {
  value: T
}

type Listener = () => void

let reader: Listener | null = null

function readAs<T>(listener: Listener | null, read: () => T): T {
  const outer = reader
  reader = listener
  try {
    return read()
  } finally {
    reader = outer
  }
}

function createListeners() {
  const listeners = new Set<Listener>()
  return {
    track() {
      if (reader) listeners.add(reader)
    },
    tell() {
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export function signal<T>(initial: T): Signal<T> {
  const { track, tell, subscribe } = createListeners()
  let now = initial
  return {
    get value() {
      track()
      return now
    },
    set value(next) {
      if (Object.is(next, now)) return
      now = next
      tell()
    },
    peek: () => now,
    subscribe,
  }
}

/** Computed when read, and again only after something it read has changed. */
export function computed<T>(compute: () => T): ReadonlySignal<T> {
  const { track, tell, subscribe } = createListeners()
  let known: { readonly value: T } | null = null
  const forget = () => {
    if (!known) return
    known = null
    tell()
  }
  const read = () => {
    known ??= { value: readAs(forget, compute) }
    return known.value
  }
  return {
    get value() {
      track()
      return read()
    },
    peek: read,
    subscribe(listener) {
      // It depends on nothing, and so tells nothing, until it was read once.
      read()
      return subscribe(listener)
    },
  }
}

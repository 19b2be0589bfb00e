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

/** What is being computed right now. */
let reader: Listener | null = null
/** Listeners that are still to be called for the change at hand. */
const pending = new Set<Listener>()

/** Runs `read`, and calls `listener` whenever something that was read changes, first of all. */
export function readAs<T>(listener: () => void, read: () => T): T {
  const outer = reader
  reader = listener
  try {
    return read()
  } finally {
    reader = outer
  }
}

function createNode() {
  const dependants = new Set<Listener>()
  const listeners = new Set<Listener>()
  return {
    track() {
      if (reader) dependants.add(reader)
    },
    /** Everything computed from here is forgotten first, so that no listener sees half a change. */
    mark() {
      for (const forget of dependants) forget()
      for (const listener of listeners) pending.add(listener)
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        pending.delete(listener)
      }
    },
  }
}

function flush() {
  for (const listener of pending) {
    pending.delete(listener)
    listener()
  }
}

export function signal<T>(initial: T): Signal<T> {
  const { track, mark, subscribe } = createNode()
  let now = initial
  return {
    get value() {
      track()
      return now
    },
    set value(next) {
      if (Object.is(next, now)) return
      now = next
      mark()
      flush()
    },
    peek: () => now,
    subscribe,
  }
}

/** Computed when read, and again only after something it read has changed. */
export function computed<T>(compute: () => T): ReadonlySignal<T> {
  const { track, mark, subscribe } = createNode()
  let known: { readonly value: T } | null = null
  const forget = () => {
    if (!known) return
    known = null
    mark()
  }
  const peek = () => {
    known ??= { value: readAs(forget, compute) }
    return known.value
  }
  return {
    get value() {
      track()
      return peek()
    },
    peek,
    subscribe(listener) {
      // It depends on nothing, and so tells nothing, until it was read once.
      peek()
      return subscribe(listener)
    },
  }
}

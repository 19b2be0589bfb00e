/** Work in flight, counted by whose it is. */
export interface Running {
  count(key: string): number
  total(): number
  /** `work` must not reject. */
  add(key: string, work: Promise<void>): void
  /** Resolves when nothing that was begun is still running. */
  idle(): Promise<void>
}

/** `onFree` is called whenever a place becomes free. */
export function createRunning(onFree: () => void): Running {
  const byKey = new Map<string, Set<Promise<void>>>()
  const of = (key: string): ReadonlySet<Promise<void>> => byKey.get(key) ?? new Set()

  return {
    count: (key) => of(key).size,
    total: () => [...byKey.values()].reduce((sum, works) => sum + works.size, 0),
    add(key, work) {
      const works = byKey.get(key) ?? new Set()
      byKey.set(key, works)
      const tracked = work.finally(() => {
        works.delete(tracked)
        if (works.size === 0) byKey.delete(key)
        onFree()
      })
      works.add(tracked)
    },
    async idle() {
      await Promise.all([...byKey.values()].flatMap((works) => [...works]))
    },
  }
}

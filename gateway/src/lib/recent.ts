export interface Recent<Value> {
  /** The value and its age in milliseconds; `null`: never known, or forgotten. */
  find(key: string): { readonly value: Value; readonly ageMs: number } | null
  /** `ageMs`: it was known elsewhere before. */
  keep(key: string, value: Value, ageMs?: number): void
  forget(key: string): void
  values(): readonly Value[]
}

/** Remembers the last `limit` values with their age; the longest unused is forgotten first. */
export function createRecent<Value>(limit: number, now: () => Date): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly at: number }>()

  function put(key: string, value: Value, at: number): void {
    // A map keeps insertion order: taking an entry out and in again makes it the newest.
    entries.delete(key)
    entries.set(key, { value, at })
    for (const oldest of entries.keys()) {
      if (entries.size <= limit) break
      entries.delete(oldest)
    }
  }

  return {
    find(key) {
      const entry = entries.get(key)
      if (!entry) return null
      const ageMs = now().getTime() - entry.at
      // The clock was put back: how old this is nobody can tell.
      if (ageMs < 0) {
        entries.delete(key)
        return null
      }
      put(key, entry.value, entry.at)
      return { value: entry.value, ageMs }
    },
    keep: (key, value, ageMs = 0) => put(key, value, now().getTime() - ageMs),
    forget: (key) => void entries.delete(key),
    values: () => Array.from(entries.values(), ({ value }) => value),
  }
}

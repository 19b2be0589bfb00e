/** Identical work that is asked for at the same time is done once; all who asked share the outcome. */
export function createOnce<Out>(): (key: string, work: () => Promise<Out>) => Promise<Out> {
  const inFlight = new Map<string, Promise<Out>>()

  return (key, work) => {
    const running = inFlight.get(key)
    if (running !== undefined) return running
    const started = work().finally(() => inFlight.delete(key))
    inFlight.set(key, started)
    return started
  }
}

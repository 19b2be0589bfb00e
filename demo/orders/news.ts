/** Tells open pages which order changed. */
export interface News {
  publish(orderNumber: string): void
  /** Gives back how to stop. */
  subscribe(listen: (orderNumber: string) => void): () => void
  readonly isClosed: boolean
  readonly closed: Promise<void>
  /** Lets every open stream end. */
  close(): void
}

export function createNews(): News {
  const listeners = new Set<(orderNumber: string) => void>()
  const end = Promise.withResolvers<void>()
  let isClosed = false
  return {
    publish(orderNumber) {
      for (const listen of listeners) listen(orderNumber)
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    get isClosed() {
      return isClosed
    },
    closed: end.promise,
    close() {
      isClosed = true
      end.resolve()
    },
  }
}

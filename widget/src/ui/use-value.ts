import { useLayoutEffect, useState } from 'preact/hooks'
import type { ReadonlySignal } from '../signal.ts'

/** The signal's value; the component draws again when it changes. */
export function useValue<T>(signal: ReadonlySignal<T>): T {
  const [, draw] = useState({})
  const value = signal.peek()
  useLayoutEffect(() => {
    const look = () => {
      if (signal.peek() !== value) draw({})
    }
    // What changed between drawing and listening.
    look()
    return signal.subscribe(look)
  }, [signal, value])
  return value
}

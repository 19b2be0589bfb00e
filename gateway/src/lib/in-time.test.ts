import { expect, test } from 'vitest'
import { inTime } from './in-time.ts'

/** Patience that ends when the test says so, or when nobody waits any more. */
function aClock() {
  let end = (): void => {}
  return {
    runOut: () => end(),
    wait: (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        end = resolve
        signal?.addEventListener('abort', () => resolve())
      }),
    now: () => new Date(0),
  }
}

test('work that is quick enough gives its own answer, and lateness is never asked for', async () => {
  let wasLate = false
  const late = (): string => {
    wasLate = true
    return 'late'
  }

  expect(await inTime(Promise.resolve('done'), { clock: aClock(), ms: 10, late })).toBe('done')
  await Promise.resolve()

  expect(wasLate).toBe(false)
})

test('when patience runs out the other answer is given', async () => {
  const clock = aClock()
  const asked = inTime(new Promise<string>(() => {}), { clock, ms: 10, late: () => 'late' })
  clock.runOut()

  expect(await asked).toBe('late')
})

test('a failure in time is the work’s own', async () => {
  const work = Promise.reject(new Error('its own'))

  await expect(inTime(work, { clock: aClock(), ms: 10, late: () => 'late' })).rejects.toThrow(
    'its own',
  )
})

import { expect, test } from 'vitest'
import { createRunning } from './running.ts'

test('work is counted by whose it is until it ends, and its place is called free', async () => {
  let freed = 0
  const running = createRunning(() => {
    freed += 1
  })
  let end = (): void => {}
  running.add('a', new Promise((resolve) => (end = resolve)))
  running.add('b', Promise.resolve())

  await Promise.resolve()
  expect([running.count('a'), running.count('c')]).toEqual([1, 0])

  end()
  await running.idle()

  expect([running.count('a'), running.count('b'), running.total(), freed]).toEqual([0, 0, 0, 2])
})

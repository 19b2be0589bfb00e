import { expect, test } from 'vitest'
import { createObserver } from './observe.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7'

function anObserver() {
  const logged: unknown[] = []
  const observer = createObserver({
    clock: { now: () => new Date(0), wait: async () => {} },
    log: (_, fields) => void logged.push(fields),
    metrics: { count() {} },
  })
  return { observer, logged }
}

test.each([
  ['its own name', { id: 'shop-4711', trace: undefined }, /^shop-4711$/],
  ['its trace', { id: undefined, trace: `00-${TRACE}-01` }, new RegExp(`^${TRACE}$`)],
  ['its trace before its name', { id: 'shop-4711', trace: `00-${TRACE}-01` }, /^4bf9/],
  ['nothing of it: no name', { id: 'a b', trace: undefined }, /^[0-9a-f-]{36}$/],
  ['nothing of it: no trace', { id: undefined, trace: `00-${TRACE}` }, /^[0-9a-f-]{36}$/],
  [
    'nothing of it: a trace of zeros',
    { id: undefined, trace: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` },
    /^[0-9a-f-]{36}$/,
  ],
])('a request is called by %s', (_, given, name) => {
  expect(anObserver().observer.begin(given).requestId).toMatch(name)
})

test('the name that a trace took the place of is written down once', () => {
  const { observer, logged } = anObserver()
  const begun = observer.begin({ id: 'shop-4711', trace: `00-${TRACE}-01` })
  const answered = { method: 'GET', route: '/', status: 200, installation: undefined }

  observer.end(begun, answered)

  expect(logged).toEqual([{ requestId: TRACE, askedAs: 'shop-4711', ...answered, ms: 0 }])
})

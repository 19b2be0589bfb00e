import { expect, test } from 'vitest'
import { createJsonLog, type LogLevel } from './json-log.ts'

function logLines(level: LogLevel = 'info') {
  const lines: string[] = []
  const now = () => new Date('2026-11-25T10:00:00Z')
  return { lines, log: createJsonLog({ write: (line) => lines.push(line), now, level }) }
}

test('a line is one JSON object', () => {
  const { lines, log } = logLines()

  log('request.answered', { route: '/v1/quotes', status: 200 })

  expect(lines).toEqual([
    '{"at":"2026-11-25T10:00:00.000Z","level":"info","event":"request.answered","route":"/v1/quotes","status":200}\n',
  ])
})

test.each([
  ['password', 'not-a-secret'],
  ['secretKey', 'sk_k1_abc'],
  ['recipient', { phone: '+7 900 000-00-00' }],
  ['address', 'ул. Ленина, 1'],
  ['authorization', 'Bearer x'],
])('%s never reaches a line', (name, value) => {
  const { lines, log } = logLines()

  log('shipment.sent', { nested: { [name]: value } })

  expect(JSON.parse(lines[0] ?? '').nested).toEqual({ [name]: '[hidden]' })
})

test('a key inside a text is hidden', () => {
  const { lines, log } = logLines()
  const secret = `sk_k1_${'a-_'.repeat(14)}`

  log('request.crashed', { error: new Error(`bad ${secret} at /v1/towns?q=1&key=pk_123`) })

  expect(lines[0]).not.toContain('a-_')
  expect(lines[0]).not.toContain('pk_123')
  expect(lines[0]).toContain('bad [hidden] at /v1/towns?q=1&[hidden]')
})

test('an error brings its cause along', () => {
  const { lines, log } = logLines()

  log('job.failed', { error: new Error('outer', { cause: new Error('inner') }) })

  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    error: { message: 'outer', cause: { message: 'inner' } },
  })
})

test.each([
  ['info', 2],
  ['error', 1],
  ['silent', 0],
] as const)('at level %s %i of two lines are written', (level, count) => {
  const { lines, log } = logLines(level)

  log('request.answered')
  log('request.crashed')

  expect(lines).toHaveLength(count)
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { AUTH, anOrder } from './conformance/fixture.ts'

const MAIN = new URL('./main.ts', import.meta.url).pathname
const dataDir = mkdtempSync(join(tmpdir(), 'courier-'))
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Starts the command and reads the address that it prints. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const args = [MAIN, '--port', '0', '--data', dataDir, '--points', '50']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+\/api\//.exec(line)?.[0]
    if (url) return { child, url }
  }
  throw new Error('the simulator printed no address')
}

const post = async (url: string, body: string) =>
  (await fetch(url, { method: 'POST', body })).text()

test('what was answered is there after a kill', async () => {
  const first = await start()
  const placed = await post(first.url, `<neworder>${AUTH}${anOrder({ orderno: 'A1' })}</neworder>`)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start()
  const found = await post(second.url, `<statusreq>${AUTH}<orderno>A1</orderno></statusreq>`)

  expect(placed).toContain('error="0"')
  expect(found).toContain('<statusreq count="1">')
})

test('a port that is no number is refused in words', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', 'x'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  started.push(child)
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += String(chunk)
  })
  const [code] = await once(child, 'close')

  expect(code).toBe(2)
  expect(words).toContain('--port must be a whole number')
})

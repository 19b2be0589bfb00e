// Runs PHP scripts for the process that started this one: see php-process.ts.
import { openWasmPhp } from '../../php/php.ts'

interface Order {
  readonly id: number
  readonly script: string
  readonly env: Record<string, string>
}

/** PHP in WebAssembly never gives a socket back, and has a thousand: it is renewed long before that. */
const RUNS_OF_ONE_PHP = 60

const version = process.argv[2] === '7.4' ? '7.4' : '8.4'
let php = await openWasmPhp(version)
let runs = 0
let last: Promise<void> = Promise.resolve()
process.on('message', (message) => {
  const { id, script, env } = message as Order // sent by php-process.ts alone
  last = last.then(async () => {
    if (++runs % RUNS_OF_ONE_PHP === 0) php = await openWasmPhp(version)
    process.send?.({ id, printed: await php.run(script, env) })
  })
})
// Whoever started this one was killed.
process.on('disconnect', () => process.exit())

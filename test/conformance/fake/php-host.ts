// Runs PHP scripts for the process that started this one: see php-process.ts.
import { openWasmPhp } from '../../php/php.ts'

interface Order {
  readonly id: number
  readonly script: string
  readonly env: Record<string, string>
}

const php = await openWasmPhp(process.argv[2] === '7.4' ? '7.4' : '8.4')
let last: Promise<void> = Promise.resolve()
process.on('message', (message) => {
  const { id, script, env } = message as Order // sent by php-process.ts alone
  last = last.then(async () => {
    process.send?.({ id, printed: await php.run(script, env) })
  })
})

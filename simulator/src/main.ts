import { parseArgs } from 'node:util'
import { startSimulator } from './server.ts'

const HELP = `node simulator/src/main.ts [--port 9009] [--data DIR] [--points 2000] [--webhooks-every SECONDS]

A courier that speaks the MeaSoft wire, with invented points and orders.
Without --data everything is forgotten at the end.`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9009' },
    data: { type: 'string' },
    points: { type: 'string', default: '2000' },
    'webhooks-every': { type: 'string', default: '120' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(HELP)
} else {
  const simulator = await startSimulator({
    port: wholeNumber('port', values.port),
    points: wholeNumber('points', values.points),
    webhookEveryMs: wholeNumber('webhooks-every', values['webhooks-every']) * 1_000,
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  })
  console.log(
    `XML API  ${simulator.url}/api/   tenants 8/test/testm and 8814/lampshop/not-a-secret`,
  )
  console.log(`Desk     ${simulator.url}/`)
  console.log(`Control  ${simulator.url}/control/orders`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close())
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text)
  console.error(`--${name} must be a whole number, not ${JSON.stringify(text)}`)
  process.exit(2)
}

// The gateway with shorter waits, so that a trial takes seconds: SHIPPING holds what differs.
import { startGateway } from '@courier-checkout/gateway'

const gateway = await startGateway(process.env, {
  // Written by hasty.ts and by nobody else.
  shipping: JSON.parse(process.env['SHIPPING'] ?? '{}'),
})
process.stdout.write(`Gateway: ${gateway.url}\n`)
process.stdin.resume().once('end', () => process.exit(1))
process.once('SIGTERM', () => void gateway.close().then(() => process.exit(0)))

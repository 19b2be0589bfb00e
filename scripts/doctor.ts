// npm run doctor -- --gateway https://gateway.example --shop https://shop.example [--key sk_…]
// Looks at a gateway from a shop's side and names each fault in one sentence, with its cure.
import { connect } from 'node:tls'
import { parseArgs } from 'node:util'
import { examine } from './doctor/examine.ts'

const HELP = `npm run doctor -- --gateway URL --shop URL --key sk_…

--gateway  where the shop reaches the gateway: https://gateway.example
--shop     the shop's own address, as in its settings: https://shop.example
--key      the shop's secret key; or in COURIER_KEY, so that it is not in the shell's history`

const { values } = parseArgs({
  options: {
    gateway: { type: 'string' },
    shop: { type: 'string' },
    key: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const key = values.key ?? process.env['COURIER_KEY']

if (values.help || !values.gateway || !values.shop || !key) {
  process.stdout.write(`${HELP}\n`)
  process.exitCode = values.help ? 0 : 2
} else if (!URL.canParse(values.gateway) || !URL.canParse(values.shop)) {
  process.stderr.write('--gateway and --shop must be web addresses, such as https://shop.example\n')
  process.exitCode = 2
} else {
  const findings = await examine({
    gateway: values.gateway.replace(/\/+$/, ''),
    shop: values.shop,
    secretKey: key,
    fetch,
    now: () => new Date(),
    certificateEnd,
  })
  for (const finding of findings) {
    process.stdout.write(
      finding.ok ? `✓ ${finding.what}\n` : `✗ ${finding.what}\n  → ${finding.cure}\n`,
    )
  }
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1
}

function certificateEnd(url: URL): Promise<Date> {
  return new Promise((resolve, reject) => {
    const options = { host: url.hostname, port: Number(url.port || 443), servername: url.hostname }
    const socket = connect(options, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to))
      socket.end()
    })
    socket.on('error', reject)
  })
}

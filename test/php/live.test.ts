import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startGateway } from '../../gateway/src/start.ts'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { startSimulator } from '../../simulator/src/index.ts'
import { openWasmPhp, ROOT } from './php.ts'

await ensurePhp(ROOT)

test.each(['7.4', '8.4'] as const)(
  'a shop on PHP %s sells and sends over a real gateway',
  async (version) => {
    const php = await openWasmPhp(version)
    const courier = await startSimulator()
    const dataDir = await mkdtemp(join(tmpdir(), 'php-live-'))
    const gateway = await startGateway({
      PORT: '0',
      DATA_DIR: dataDir,
      COURIER_URL: `${courier.url}/api/`,
      COURIER_CODES: '8',
      LOG_LEVEL: 'silent',
    })

    try {
      const printed = await php.run('live.php', { GATEWAY_URL: gateway.url, NUMBER_PREFIX: 'M-' })

      expect(printed).toMatch(/^\{/)
      expect(JSON.parse(printed)).toEqual({
        'wrong password':
          'The courier does not know this login, password or code. Check them in the settings.',
        connect: 'done',
        check: expect.objectContaining({
          credentials: true,
          rates: true,
          clock: true,
          sample: true,
        }),
        towns: 'Казань город',
        levels: true,
        offers: { door: 'quote+', pickup: 'quote+' },
        'priced by': 'token',
        problem: null,
        forged: 'mac',
        renewed: 'token',
        send: 'done',
        'send again': 'skipped',
        state: 'sent',
        number: 'M-Заказ-7',
        label: '%PDF-',
        refresh: 'done',
        events: true,
        'events again': 0,
        changed: ['The order has changed since it was sent. Pass the changes on.'],
        edit: 'done',
        cancel: 'done',
        cancelled: 'cancelled',
        copy: expect.stringContaining('connect it anew'),
        'secrets in logs': 0,
      })
    } finally {
      await gateway.close()
      await courier.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
)

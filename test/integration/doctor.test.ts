import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningGateway, startGateway } from '@courier-checkout/gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../scripts/doctor/examine.ts'
import type { Finding, Patient } from '../../scripts/doctor/finding.ts'
import { type Courier, startCourier } from '../chaos/stage/courier.ts'
import { connectShop, type Shop } from '../chaos/stage/shop.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'doctor-'))
let courier: Courier
let gateway: RunningGateway
let shop: Shop

beforeAll(async () => {
  courier = await startCourier({ accounts: 1 })
  gateway = await startGateway({
    PORT: '0',
    DATA_DIR: dataDir,
    COURIER_URL: courier.apiUrl,
    COURIER_CODES: courier.courierCode,
    GATEWAY_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
  })
  const [account] = courier.accounts
  if (!account) throw new Error('the courier has no account')
  shop = await connectShop(gateway.url, courier, account)
  await untilPoints(`${gateway.url}/v1/pickup-points/${courier.courierCode}/manifest.json`)
})
afterAll(async () => {
  await gateway.close()
  await courier.close()
  rmSync(dataDir, { recursive: true })
})

test('a healthy shop has nothing to complain of', async () => {
  const findings = await examine(aPatient())

  expect(faults(findings)).toEqual([])
  expect(findings.length).toBeGreaterThan(7)
})

test('a gateway that is not there is one fault with its cure', async () => {
  const findings = await examine(aPatient({ gateway: await anEmptyAddress() }))

  expect(findings).toHaveLength(1)
  expect(faults(findings)).toEqual([
    expect.stringMatching(/cannot be reached .*nothing listens there.* → start the gateway/),
  ])
})

test('a wrong key is named as such', async () => {
  const findings = await examine(aPatient({ secretKey: `sk_abcd_${'x'.repeat(43)}` }))

  expect(faults(findings)).toEqual([
    expect.stringMatching(/the key does not open the gateway.* → connect the shop anew/),
  ])
})

test('a copy of the shop at another address is told to connect anew', async () => {
  const findings = await examine(aPatient({ shop: 'http://staging.example' }))

  expect(faults(findings)).toEqual([expect.stringMatching(/connect this copy of the shop anew/)])
})

test('a clock that is wrong is named with its distance', async () => {
  const findings = await examine(aPatient({ now: () => new Date(Date.now() + 120_000) }))

  expect(faults(findings)).toEqual([
    expect.stringMatching(/1(19|20|21) s ahead of the gateway’s.* → set the clock by NTP/),
  ])
})

test('a gateway of another release is named', async () => {
  const findings = await examine(
    aPatient({
      fetch: async (input, init) =>
        String(input).endsWith('/openapi.json')
          ? Response.json({ info: { version: '2' } })
          : fetch(input, init),
    }),
  )

  expect(faults(findings)).toEqual([
    expect.stringMatching(/speaks version 2 of its API.* → update the older/),
  ])
})

test('a courier that lets the merchant in no more is the merchant’s to put right', async () => {
  const path = `/tenants/${courier.courierCode}/accounts/${courier.accounts[0]?.login}`
  await courier.control('PUT', path, { password: 'changed' })
  try {
    const findings = await examine(aPatient())

    expect(faults(findings)).toEqual([
      expect.stringMatching(/ → enter the courier’s login and password again/),
    ])
  } finally {
    await courier.control('PUT', path, { password: 'not-a-secret' })
  }
})

test('no finding shows the key', async () => {
  const findings = await examine(aPatient())

  expect(JSON.stringify(findings)).not.toContain(shop.secretKey)
})

function aPatient(changes: Partial<Patient> = {}): Patient {
  return {
    gateway: gateway.url,
    shop: shop.url,
    secretKey: shop.secretKey,
    fetch,
    now: () => new Date(),
    certificateEnd: () => Promise.reject(new Error('there is no TLS here')),
    ...changes,
  }
}

const faults = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((finding) => (finding.ok ? [] : [`${finding.what} → ${finding.cure}`]))

/** Nobody listens there any more. */
async function anEmptyAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

async function untilPoints(manifest: string): Promise<void> {
  while (!(await fetch(manifest)).ok) await new Promise((resolve) => setTimeout(resolve, 50))
}

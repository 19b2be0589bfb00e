import { expect, test } from 'vitest'
import * as contract from '../../api-client/src/contract/index.ts'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { openWasmPhp, ROOT } from './php.ts'

interface Printed {
  readonly sent: readonly { readonly call: string; readonly body: string }[]
  readonly fakes: Readonly<Record<string, unknown>>
}

const REQUESTS: Readonly<Record<string, { parse(body: unknown): unknown }>> = {
  'POST /v1/installations': contract.InstallRequest.strict(),
  'PUT /v1/installation': contract.InstallationChange.strict(),
  'PUT /v1/rule-sets/door': contract.RuleSet.strict(),
  'PUT /v1/rule-sets/pickup': contract.RuleSet.strict(),
  'POST /v1/installation/check': contract.CheckRequest.strict(),
  'POST /v1/quotes': contract.QuoteRequest.strict(),
  'POST /v1/selections': contract.SelectionRequest.strict(),
  'POST /v1/shipments': contract.ShipmentRequest.strict(),
  'PUT /v1/shipments/1001': contract.ShipmentEdit.strict(),
  'POST /v1/shipments/1001/resolve': contract.ShipmentVerdict.strict(),
}

await ensurePhp(ROOT)
const php = await openWasmPhp('7.4')
const printed: Printed = JSON.parse(await php.run('bodies.php', {}))

test('the core made one of every call', () => {
  const made = new Set(printed.sent.map(({ call }) => call))

  expect([...made].sort()).toEqual(Object.keys(REQUESTS).sort())
})

for (const [n, { call, body }] of printed.sent.entries()) {
  test(`call ${n + 1} of the core keeps the contract: ${call}`, () => {
    expect(() => REQUESTS[call]?.parse(JSON.parse(body))).not.toThrow()
  })
}

test.each([
  ['ShipmentAnswer', contract.ShipmentAnswer],
  ['TrackingEvent', contract.TrackingEvent],
  ['ShopEvent', contract.ShopEvent],
  ['SelectionClaims', contract.SelectionClaims],
] as const)('the PHP fakes answer with a real %s', (name, schema) => {
  expect(() => schema.parse(printed.fakes[name])).not.toThrow()
})

test('what a recipient owes is what the shop’s order says', () => {
  const totals = printed.sent
    .filter(({ call }) => call === 'POST /v1/shipments')
    .map(({ body }) => contract.ShipmentRequest.parse(JSON.parse(body)).draft)
    .map((draft) => {
      const lines = draft.items.reduce((sum, i) => sum + Math.round(i.unitPrice * i.quantity), 0)
      return lines + draft.deliveryFee - draft.discount
    })

  expect(totals).toEqual([154900, 154900])
})

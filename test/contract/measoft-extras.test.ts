import { createSimulator, type Simulator } from '@courier-checkout/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLimiter, createMeasoft, type Measoft } from '../../api-client/src/index.ts'
import { aDraft } from '../fixtures/measoft/courier.ts'

// What only MeaSoft has, spoken to a courier that was written from the protocol note by itself.

let simulator: Simulator

beforeEach(() => {
  simulator = createSimulator({ points: 300, switches: { printing: true } })
})
afterEach(() => simulator.close())

function aCourier(calculatorForm: 'new' | 'old' = 'new'): Measoft {
  const clock = () => new Date(simulator.world.clock.now())
  return createMeasoft({
    url: 'http://courier.test/api/',
    credentials: { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' },
    currency: 'RUB',
    clock,
    fetch: simulator.fetch,
    limiter: createLimiter({ clock }),
    calculatorForm,
    printing: { command: 'waybill' },
  })
}

const aCall = () => ({ signal: new AbortController().signal })
const send = (courier: Measoft, changes: Parameters<typeof aDraft>[0] = {}) =>
  courier.createShipment({ courierReference: 'LMP-1', draft: aDraft(changes) }, aCall())

test('both forms of the calculator give the same rates', async () => {
  const request = {
    senderTown: '1',
    town: '15500',
    priceType: 'buyer' as const,
    cart: {
      currency: 'RUB' as const,
      goods: 400_000,
      payment: 'card' as const,
      weightGrams: 2350,
      parcels: [{ weightGrams: 2350, lengthMm: 400, widthMm: 300, heightMm: 205 }],
    },
  }

  const fromNew = await aCourier('new').quote(request, aCall())
  const fromOld = await aCourier('old').quote(request, aCall())

  expect(fromNew).not.toEqual([])
  expect(fromOld).toEqual(fromNew)
})

test('dictionaries answer in our words', async () => {
  const courier = aCourier()

  const regions = await courier.regions({ startsWith: 'Татар' }, aCall())
  const streets = await courier.streets?.({ townCode: '15500', contains: 'а' }, aCall())
  const branches = await courier.branches(aCall())
  const items = await courier.warehouseItems?.({ articles: ['SKU-1', 'NOPE'] }, aCall())

  expect(regions).toMatchObject([{ code: '16', country: 'RU' }])
  expect(streets?.length).toBeGreaterThan(0)
  expect(branches).toContainEqual({ code: '33', name: 'Партнёр Юг' })
  expect(items).toMatchObject([{ article: 'SKU-1' }])
})

test('a parcel is tracked without a login and without the recipient’s name', async () => {
  const courier = aCourier()
  await send(courier)

  const tracked = await courier.trackAnonymously('LMP-1', aCall())

  expect(tracked).toMatchObject({ courierReference: 'LMP-1' })
  expect(JSON.stringify(tracked)).not.toContain('Соколова')
})

test('files are attached to what exists and refused for what does not', async () => {
  const courier = aCourier()
  await send(courier)
  const files = [{ name: 'proxy.txt', bytes: new TextEncoder().encode('hello') }]

  await expect(courier.attachFiles('LMP-1', files, aCall())).resolves.toBeUndefined()
  await expect(courier.attachFiles('LMP-9', files, aCall())).rejects.toMatchObject({
    code: 'courier_rejected',
  })
})

test('a delivered shipment is found in a transfer act', async () => {
  const courier = aCourier()
  await send(courier)
  for (const order of simulator.world.ledger.byNumber('8814', 'lampshop', 'LMP-1')) {
    simulator.world.ledger.pushStatus(order, { code: 'COMPLETE' })
  }
  simulator.world.moveClock((time) => time.advance(10 * 24 * 3_600_000))

  const [act] = await courier.transferActs({}, aCall())
  const lines = act ? await courier.transferLines(act.code, aCall()) : []

  expect(lines).toMatchObject([
    { courierReference: 'LMP-1', collected: { amount: 425_000, currency: 'RUB' } },
  ])
})

test('the courier’s form is a PDF', async () => {
  const courier = aCourier()
  await send(courier)

  const pdf = await courier.printLabel?.('LMP-1', aCall())

  expect(Buffer.from(pdf ?? '').toString('latin1', 0, 5)).toBe('%PDF-')
})

test('everything a draft can say is understood', async () => {
  const outcome = await send(aCourier(), {
    items: [
      {
        name: 'Ботинки',
        quantity: 2,
        unitPrice: 250_000,
        vatRate: 20,
        kind: 'goods',
        markingCode: '?',
      },
      {
        name: 'Лампа',
        quantity: 1,
        unitPrice: 100_000,
        vatRate: 20,
        kind: 'goods',
        warehouseArticle: 'SKU-1',
      },
      { name: 'Подъём', quantity: 1, unitPrice: 50_000, vatRate: null, kind: 'service' },
      { name: 'Предоплата', quantity: 1, unitPrice: -150_000, vatRate: null, kind: 'prepayment' },
    ],
    feeByBuyout: { above: 0, refused: 30_000, below: [], vatRate: 20 },
    extraServices: [{ code: '5', value: true }],
    discount: 10_000,
    bringsReturn: true,
  })

  expect(outcome).toMatchObject({ kind: 'created', orderSum: { amount: 515_000 } })
})

test('a courier that stays silent is given up, and its order found afterwards', async () => {
  const courier = createMeasoft({
    url: 'http://courier.test/api/',
    credentials: { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' },
    currency: 'RUB',
    clock: () => new Date(simulator.world.clock.now()),
    fetch: simulator.fetch,
    limiter: createLimiter({ clock: () => new Date() }),
    timeouts: { changeMs: 50 },
  })
  simulator.world.faults.arm({ method: 'neworder', kind: 'lost-hang' })

  expect(await send(courier)).toMatchObject({ kind: 'found', why: 'lost_answer' })
})

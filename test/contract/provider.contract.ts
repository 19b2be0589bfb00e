import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RateRequest } from '../../api-client/src/index.ts'
import { aCall, NOWHERE, type OpenCourier } from './open-courier.ts'
import { changingBattery, feedBattery, sendingBattery } from './provider-carrying.contract.ts'

/** What every CourierProvider must do. Each courier's test file calls this and adds its own wire. */
export function providerContract(name: string, open: () => Promise<OpenCourier>): void {
  describe(`${name} keeps the CourierProvider contract`, () => {
    let courier: OpenCourier

    beforeEach(async () => {
      courier = await open()
    })
    afterEach(() => courier.close())

    accountBattery(() => courier)
    quoteBattery(() => courier)
    sendingBattery(() => courier)
    changingBattery(() => courier)
    feedBattery(() => courier)
    pointsBattery(() => courier)
  })
}

function aRequest(courier: OpenCourier, changes: Partial<RateRequest> = {}): RateRequest {
  return {
    senderTown: courier.senderTown,
    town: courier.door.town.code,
    priceType: 'buyer',
    cart: {
      currency: courier.currency,
      goods: 300_000,
      payment: 'cash',
      weightGrams: 1500,
      parcels: [{ weightGrams: 1500, lengthMm: 300, widthMm: 200, heightMm: 105 }],
    },
    ...changes,
  }
}

function accountBattery(courier: () => OpenCourier): void {
  test('it knows the merchant by a code', async () => {
    const { merchantCode } = await courier().provider.checkAccount(aCall())

    expect(merchantCode).not.toBe('')
  })

  test('a wrong password is told as such', async () => {
    await expect(courier().stranger.checkAccount(aCall())).rejects.toMatchObject({
      code: 'courier_credentials',
    })
  })

  test('service levels have codes and names', async () => {
    const levels = await courier().provider.serviceLevels(aCall())

    expect(levels.map((level) => level.code)).toContain(courier().serviceLevel)
    expect(levels.filter((level) => level.name === '')).toEqual([])
  })

  test('an abort of the caller comes back as itself', async () => {
    const reason = new Error('the buyer left')

    const call = { signal: AbortSignal.abort(reason) }

    await expect(courier().provider.serviceLevels(call)).rejects.toBe(reason)
  })
}

function quoteBattery(courier: () => OpenCourier): void {
  test('rates have a price in the account’s currency, each level once', async () => {
    const rates = await courier().provider.quote(aRequest(courier()), aCall())

    expect(rates.length).toBeGreaterThan(0)
    expect(new Set(rates.map((rate) => rate.serviceLevel)).size).toBe(rates.length)
    for (const { price } of rates) {
      expect(price.amount).toBeGreaterThan(0)
      expect(price.currency).toBe(courier().currency)
    }
  })

  test('asked for one service level it answers with that one', async () => {
    const { serviceLevel } = courier()

    const rates = await courier().provider.quote(aRequest(courier(), { serviceLevel }), aCall())

    expect(rates.map((rate) => rate.serviceLevel)).toEqual([serviceLevel])
  })

  test('a town it does not know is out of coverage', async () => {
    const request = aRequest(courier(), { town: NOWHERE })

    await expect(courier().provider.quote(request, aCall())).rejects.toMatchObject({
      code: 'out_of_coverage',
    })
  })
}

function pointsBattery(courier: () => OpenCourier): void {
  test('points of a town are of that town and take what they are asked to', async ({ skip }) => {
    const { provider, point } = courier()
    if (!provider.pickupPoints) return skip()
    const query = { townCode: point.town.code, weightGrams: 2000 }

    const points = await provider.pickupPoints(query, aCall())

    expect(points.map((each) => each.code)).toContain(point.point.code)
    expect(points.filter((each) => each.townCode !== point.town.code)).toEqual([])
    expect(points.filter((each) => (each.maxWeightGrams ?? 2000) < 2000)).toEqual([])
  })

  test('the whole network holds each point once', async ({ skip }) => {
    const { provider, point } = courier()
    if (!provider.allPickupPoints) return skip()
    const codes: string[] = []

    for await (const batch of provider.allPickupPoints(aCall())) {
      codes.push(...batch.map((each) => each.code))
    }

    expect(codes).toContain(point.point.code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('towns are found by how their names begin', async ({ skip }) => {
    const { provider, door } = courier()
    if (!provider.towns) return skip()

    const towns = await provider.towns({ startsWith: door.town.name.slice(0, 4) }, aCall())

    expect(towns).toContainEqual(expect.objectContaining({ code: door.town.code }))
  })
}

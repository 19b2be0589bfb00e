import { expect, test } from 'vitest'
import { aCall, aCourier } from '../../../../test/fixtures/measoft/courier.ts'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'
import { encodePvzlist } from './pvzlist.ts'
import { writeXml } from './xml-writer.ts'

test('a point is read with its limits, and what the courier does not say is null', async () => {
  const { courier } = aCourier([loadFixture('pvzlist')])

  const points = await courier.pickupPoints?.({ townCode: '15500' }, aCall())

  expect(points).toEqual([
    {
      code: '4417',
      operatorPointCode: '007KZN',
      name: 'На Ленина',
      operator: { code: '33', name: 'Партнёр Юг' },
      townCode: '15500',
      townName: 'Казань город',
      regionCode: '16',
      address: 'ул. Ленина, 10',
      phones: ['+7 800 000-00-00', '+7 800 000-00-01'],
      directions: 'вход со двора',
      comment: null,
      hours: 'пн-пт 10:00-20:00',
      maxWeightGrams: 15_000,
      accepts: { cash: true, card: false, fitting: true, individuals: null },
      latitude: 55.79,
      longitude: 49.12,
      isLocker: false,
    },
    expect.objectContaining({
      code: '4418',
      address: 'ул. <Новая>, 1',
      operator: null,
      maxWeightGrams: null,
      latitude: null,
      longitude: null,
      isLocker: true,
    }),
  ])
})

test('every filter has its place on the wire', () => {
  const xml = writeXml(
    'pvzlist',
    encodePvzlist(
      {
        townCode: '15500',
        street: 'Ленина',
        house: '10',
        regionCode: '16',
        operatorCode: '33',
        accepts: { card: true, cash: false },
        weightGrams: 20_000,
        box: { north: 56, west: 49, south: 55, east: 50 },
        withCoordinates: true,
        page: { from: 100, count: 50 },
      },
      '2201',
    ),
  )

  expect(xml).toContain(
    '<client_code>2201</client_code><city>16</city><town>15500</town><address>Ленина</address>' +
      '<house>10</house><parentcode>33</parentcode><acceptcash>NO</acceptcash>' +
      '<acceptcard>YES</acceptcard><maxweight>20</maxweight><lt>56</lt><lg>49</lg><rt>55</rt>' +
      '<rg>50</rg><with_coords>YES</with_coords>' +
      '<limit><limitfrom>100</limitfrom><limitcount>50</limitcount></limit></pvzlist>',
  )
  expect(xml).not.toContain('json')
})

test('a whole network comes in batches', async () => {
  const row = '<pvz><code>7</code><name>Точка</name></pvz>'
  const { courier } = aCourier([`<pvzlist>${row.repeat(10_000)}</pvzlist>`])
  const batches: number[] = []

  for await (const points of courier.allPickupPoints?.(aCall()) ?? []) batches.push(points.length)

  expect(batches.length).toBeGreaterThan(3)
  expect(batches.reduce((sum, size) => sum + size)).toBe(10_000)
})

test('a list cut off half-way is not taken for a whole one', async () => {
  const row = '<pvz><code>7</code></pvz>'
  const cut = `<pvzlist>${row.repeat(10_000)}`
  const { courier } = aCourier([cut, cut])

  const all = async () => {
    let count = 0
    for await (const points of courier.allPickupPoints?.(aCall()) ?? []) count += points.length
    return count
  }

  await expect(all()).rejects.toMatchObject({ code: 'courier_misbehaved' })
})

test('a refusal is not an empty list', async () => {
  const { courier } = aCourier([loadFixture('refused-credentials')])

  await expect(courier.pickupPoints?.({}, aCall())).rejects.toMatchObject({
    code: 'courier_credentials',
  })
})

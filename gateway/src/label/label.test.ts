import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ShipmentDraft } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { drawLabel, type Label } from './label.ts'

// Only what a label shows.
const draft = {
  serviceLevel: '1',
  destination: {
    method: 'door',
    town: {
      code: '15500',
      name: 'Казань город',
      regionCode: '16',
      regionName: 'Татарстан республика',
      country: 'RU',
      postcode: '420012',
    },
    address: {
      street: 'ул. Примерная',
      house: '7',
      flat: '3',
      entrance: '2',
      floor: '4',
      intercom: '3В',
    },
  },
  recipient: { name: 'Соколова Вера Ивановна', phone: '+7 900 000-11-22' },
  window: { date: '2026-06-03', from: '10:00', to: '18:00' },
  weightGrams: 2350,
  courierNote: 'Позвонить за час. Домофон не работает, ждать у второго подъезда.',
} as unknown as ShipmentDraft

const label: Label = {
  number: 'LMP-000512',
  barcode: '8814000731',
  waybill: '8814-20310318-12',
  from: 'ООО «Лампа», shop.example',
  draft,
  parcels: 2,
  toCollect: { amount: 425_000, currency: 'RUB' },
}

const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

test('there is a page for each parcel, of A6 size, with the font inside', async () => {
  const pdf = await drawLabel(label)

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pages(pdf)).toBe(2)
  expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 297.637795 419.527559]')
  expect(pdf.toString('latin1')).toContain('DejaVuSans-Bold')
})

test('nothing that a shop may write makes a label longer than its parcels', async () => {
  const long = 'Очень длинное слово '.repeat(100)
  const endless = {
    ...draft,
    recipient: { name: long, company: long, phone: long },
    courierNote: long,
    destination: {
      method: 'pickup_point',
      town: { code: '1', name: long, regionCode: '1', regionName: long, country: 'RU' },
      point: { code: 'MSK-17', name: long, address: long },
    },
  } as unknown as ShipmentDraft

  const pdf = await drawLabel({ ...label, number: long, from: long, draft: endless })

  expect(pages(pdf)).toBe(2)
})

test('a number in Cyrillic is written where it cannot be a barcode', async () => {
  const pdf = await drawLabel({ ...label, number: 'ЛМП-512', barcode: 'ЛМП-512', toCollect: null })

  expect(pages(pdf)).toBe(2)
})

test('others have their turn between the pages of a long label', async () => {
  let turns = 0
  let isDrawn = false
  const drawing = drawLabel({ ...label, parcels: 20 }).finally(() => {
    isDrawn = true
  })
  while (!isDrawn) {
    await nextTurn()
    turns += 1
  }

  expect(pages(await drawing)).toBe(20)
  expect(turns).toBeGreaterThanOrEqual(20)
})

import { expect, test } from 'vitest'
import { createSetting } from '../../test-support/models.ts'
import { settle } from '../../test-support/testing.ts'
import type { ChoiceModel } from './choice-model.ts'

/** A setting whose buyer has turned to the door. */
async function startAtDoor(...parts: Parameters<typeof createSetting>) {
  const setting = createSetting(...parts)
  await setting.model.start()
  setting.model.chooseMethod('door')
  return setting
}

function typeAddress({ door }: ChoiceModel): void {
  door.type('street', 'ул. Баумана')
  door.type('house', '7')
}

test('the door needs a street and a house before anything is sent', async () => {
  const { choice, requests } = await startAtDoor()

  expect(choice.confirmDoor()).toBe(false)
  expect(choice.door.missing.value).toEqual(['street', 'house'])

  choice.door.type('street', ' ул. Баумана ')
  choice.door.type('house', '7')
  choice.chooseLevel('door', '2')
  expect(choice.confirmDoor()).toBe(true)
  await settle()

  expect(requests).toMatchObject([
    { quote: 'door:2', method: 'door', address: { street: 'ул. Баумана', house: '7' } },
  ])
})

test('a wish for the driver goes with the address, and is no part of it', async () => {
  const { choice, requests } = await startAtDoor()
  typeAddress(choice)
  choice.door.type('note', ' звоните за час ')

  choice.confirmDoor()
  await settle()

  expect(requests).toMatchObject([{ note: 'звоните за час' }])
  expect(requests[0]?.address).toEqual({ street: 'ул. Баумана', house: '7' })
})

test('of a shop’s long comment a token carries what it can', async () => {
  const { choice, requests } = await startAtDoor()
  choice.door.prefill({ street: 'ул. Баумана', house: '7', note: 'я'.repeat(500) })

  choice.confirmDoor()
  await settle()

  expect(requests).toMatchObject([{ note: 'я'.repeat(200) }])
})

test('a wish that the shop’s own comment takes is not told twice', async () => {
  const fields = { note: '#comment' }
  const { choice, requests } = await startAtDoor({}, { fields, writesFields: true })
  typeAddress(choice)
  choice.door.type('note', 'звоните за час')

  choice.confirmDoor()
  await settle()

  expect(requests[0]).not.toHaveProperty('note')
})

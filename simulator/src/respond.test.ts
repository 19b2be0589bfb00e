import { expect, test } from 'vitest'
import { AUTH, anOrder, openFixture } from './conformance/fixture.ts'

test('a delay waits as long as it was told and then answers', async () => {
  const waits: number[] = []
  const { send, control } = openFixture({
    sleep: async (ms) => {
      waits.push(ms)
    },
  })
  await control('POST', 'faults', { method: 'client', kind: 'delay', ms: 7_000 })

  const answer = await (await send(`<client>${AUTH}</client>`)).text()

  expect(waits).toEqual([7_000])
  expect(answer).toContain('2201')
})

test('without a socket a cut connection is a rejected fetch', async () => {
  const { send, control, simulator } = openFixture()
  await control('POST', 'faults', { kind: 'lost-reset' })

  const lost = send(`<neworder>${AUTH}${anOrder()}</neworder>`)

  await expect(lost).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(simulator.world.ledger.all()).toHaveLength(1)
})

import { createSimulator } from '@courier-checkout/simulator'
import { createLimiter, createMeasoft } from '../../api-client/src/index.ts'
import type { OpenCourier } from './open-courier.ts'
import { providerContract } from './provider.contract.ts'

providerContract('MeaSoft', openMeasoft)

const TOWN = {
  code: '15500',
  name: 'Казань город',
  regionCode: '16',
  regionName: 'Татарстан республика',
  country: 'RU',
}

/** The provider on the real wire, in one process: the simulated courier is its `fetch`. */
async function openMeasoft(): Promise<OpenCourier> {
  const simulator = createSimulator({ points: 300 })
  const { world } = simulator
  const clock = () => new Date(world.clock.now())
  const open = (password: string) =>
    createMeasoft({
      url: 'http://courier.test/api/',
      credentials: { courierCode: '8814', login: 'lampshop', password },
      currency: 'RUB',
      clock,
      fetch: simulator.fetch,
      limiter: createLimiter({ clock }),
    })
  const ordersUnder = (number: string) => world.ledger.byNumber('8814', 'lampshop', number)

  return {
    provider: open('not-a-secret'),
    stranger: open('guessed'),
    currency: 'RUB',
    serviceLevel: '1',
    senderTown: '1',
    door: { method: 'door', town: TOWN, address: { street: 'ул. Примерная', house: '7' } },
    point: {
      method: 'pickup_point',
      town: TOWN,
      point: { code: '4417', name: 'На Ленина', address: 'ул. Ленина, 10' },
    },
    async loseNextAnswer() {
      world.faults.arm({ method: 'neworder', kind: 'lost-reset' })
    },
    async failNextOrder() {
      world.faults.arm({ method: 'neworder', kind: 'http500' })
    },
    countOrders: async (number) => ordersUnder(number).length,
    async deliver(number) {
      for (const order of ordersUnder(number)) {
        for (const code of ['ACCEPTED', 'DELIVERY', 'COMPLETE']) {
          // Each step at its own moment, as in life.
          world.moveClock((time) => time.advance(60_000))
          world.ledger.pushStatus(order, { code })
        }
      }
    },
    close: async () => simulator.close(),
  }
}

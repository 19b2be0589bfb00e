import type { ServiceLevel } from '@courier-checkout/api-client/contract'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { findConnection } from '../shop/connection.ts'
import { GatewayFailure, type ShopGateway } from '../shop/gateway.ts'
import type { ShopStore } from '../shop/store.ts'
import { correct, readCorrection } from './corrections.ts'
import type { News } from './news.ts'
import { orderCard } from './order-card.ts'
import { ordersPage } from './page.ts'
import { toProblemText } from './sentences.ts'
import type { Shipping } from './shipping.ts'

export interface OrderDeps {
  readonly store: ShopStore
  readonly gateway: ShopGateway
  readonly shipping: Shipping
  readonly news: News
}

const HEARTBEAT_MS = 15_000

/** The merchant's list of orders. The demo listens on this machine only, so nobody signs in. */
export function createOrderRoutes(deps: OrderDeps): Hono {
  const { store, shipping, news } = deps
  const app = new Hono()

  app.get('/', async (c) =>
    c.html(ordersPage(store.orders(), await loadLevels(deps), findConnection(store) !== null)),
  )
  app.get('/orders/:number', async (c) => {
    const order = store.findOrder(c.req.param('number'))
    return order ? c.html(orderCard(order, await loadLevels(deps))) : c.notFound()
  })
  app.get('/orders/:number/label', (c) => sendLabel(c, deps))

  app.post('/orders/:number/:action', async (c) => {
    const { number, action } = c.req.param()
    if (action === 'send') await shipping.send(number)
    else if (action === 'cancel') await shipping.cancel(number)
    else if (action === 'refresh') await shipping.refresh(number)
    else if (action === 'resolve') {
      await shipping.resolve(number, c.req.query('verdict') === 'foreign' ? 'foreign' : 'ours')
    } else if (action === 'correct') await saveCorrection(c, deps)
    else return c.notFound()
    return c.redirect(`/admin#order-${number}`, 303)
  })

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = news.subscribe((number) => void stream.writeSSE({ data: number }))
      stream.onAbort(stop)
      while (!stream.aborted && !stream.closed) {
        await stream.writeSSE({ event: 'alive', data: '' })
        await Promise.race([stream.sleep(HEARTBEAT_MS), news.closed])
        if (news.isClosed) break
      }
      stop()
    }),
  )
  return app
}

async function saveCorrection(c: Context, { store, gateway, shipping }: OrderDeps): Promise<void> {
  const number = c.req.param('number') ?? ''
  const order = store.findOrder(number)
  if (!order) return
  try {
    const corrected = await correct(order, readCorrection(await c.req.parseBody()), gateway)
    const { customer, weighedGrams, delivery } = corrected
    store.changeOrder(number, (now) => ({
      ...now,
      customer,
      weighedGrams,
      delivery,
      problem: null,
    }))
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error
    const problem = error.code === 'not_found' ? 'Такого пункта выдачи нет.' : toProblemText(error)
    store.changeOrder(number, (now) => ({ ...now, problem }))
    return
  }
  if (order.shipment?.state === 'sent') await shipping.edit(number)
}

async function sendLabel(c: Context, { gateway }: OrderDeps): Promise<Response> {
  const number = c.req.param('number') ?? ''
  try {
    return c.body(await gateway.label(number), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="label-${number}.pdf"`,
    })
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error
    return c.text(toProblemText(error), 502)
  }
}

/** Names beside codes; the list works without them. */
async function loadLevels({ gateway, store }: OrderDeps): Promise<readonly ServiceLevel[]> {
  if (!findConnection(store)) return []
  try {
    return await gateway.serviceLevels()
  } catch (error) {
    if (error instanceof GatewayFailure) return []
    throw error
  }
}

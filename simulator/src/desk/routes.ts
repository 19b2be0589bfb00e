import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { findOrder } from '../control/orders.ts'
import { BadControl, toFaultKind } from '../control/read-json.ts'
import { moveOrder } from '../orders/move-order.ts'
import type { Webhooks } from '../webhooks.ts'
import type { World } from '../world.ts'
import { toOrderPage } from './order-page.ts'
import { toOrdersPage } from './orders-page.ts'

export interface DeskDeps {
  readonly world: World
  readonly webhooks: Webhooks
  readonly basePath: string
}

const CSS = readFileSync(new URL('./desk.css', import.meta.url), 'utf8')
const SCRIPT = readFileSync(new URL('./desk.js', import.meta.url), 'utf8')

/** The courier's desk for people: plain pages and forms, alive with a little script. */
export function createDesk(deps: DeskDeps): Hono {
  const { world, basePath } = deps
  const desk = new Hono()
  desk.use(csrf())
  desk.use(async (_, next) => {
    world.ledger.settle()
    await next()
    world.store.flush()
  })
  desk.get('/', (c) => {
    const page = Math.max(1, Math.floor(Number(c.req.query('page') ?? '1')) || 1)
    return c.html(toOrdersPage(world, { basePath, search: c.req.query('q') ?? '', page }))
  })
  desk.get('/orders/:code', (c) => {
    const order = findOrder(world, c.req.param('code'))
    return order ? c.html(toOrderPage(world, order, basePath)) : c.notFound()
  })
  desk.get('/desk/desk.css', (c) => c.body(CSS, 200, { 'content-type': 'text/css; charset=utf-8' }))
  desk.get('/desk/desk.js', (c) =>
    c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  addForms(desk, deps)
  desk.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof BadControl) return c.text(error.message, 400)
    throw error
  })
  return desk
}

function addForms(desk: Hono, { world, webhooks, basePath }: DeskDeps): void {
  const home = `${basePath}/`
  desk.post('/orders/:code/status', async (c) => {
    const order = findOrder(world, c.req.param('code'))
    const { status, message } = await readForm(c)
    if (!order || !status || !/^[A-Z_]{2,40}$/.test(status))
      return c.text('Нет такого статуса', 400)
    moveOrder(world, order, { code: status, ...(message ? { message } : {}) })
    return c.redirect(backFrom(c) ?? home, 303)
  })
  desk.post('/faults', async (c) => {
    const { kind = '', method = '*', times, ms } = await readForm(c)
    world.faults.arm({ kind: toFaultKind(kind), method, times: count(times, 1), ms: count(ms, 0) })
    return c.redirect(home, 303)
  })
  desk.post('/faults/clear', (c) => {
    world.faults.clear()
    return c.redirect(home, 303)
  })
  desk.post('/sync-delay', async (c) => {
    const { seconds } = await readForm(c)
    world.settings.changeSwitches({ syncDelayMs: count(seconds, 0) * 1_000 })
    return c.redirect(home, 303)
  })
  desk.post('/sync', (c) => {
    world.ledger.syncNow()
    return c.redirect(home, 303)
  })
  desk.post('/webhooks', async (c) => {
    await webhooks.runPass()
    return c.redirect(home, 303)
  })
}

/** Back to the page the form stood on, never to another site. */
function backFrom(c: Context): string | undefined {
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return undefined
  const { origin, pathname, search } = new URL(referer)
  return origin === new URL(c.req.url).origin ? `${pathname}${search}` : undefined
}

async function readForm(c: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const form: Record<string, string> = {}
  for (const [name, value] of Object.entries(await c.req.parseBody())) {
    if (typeof value === 'string') form[name] = value
  }
  return form
}

function count(text: string | undefined, absent: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : absent
}

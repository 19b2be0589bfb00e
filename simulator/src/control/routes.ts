import { Hono } from 'hono'
import { anAccount, DEFAULT_SWITCHES } from '../options.ts'
import type { ControlDeps } from './deps.ts'
import { addOrderRoutes } from './orders.ts'
import {
  BadControl,
  changesLike,
  numberField,
  readFields,
  requiredText,
  textField,
  timeField,
  toFaultKind,
} from './read-json.ts'

/** The simulator's own controls, in JSON. Table: docs/protocol/simulator.md. */
export function createControl(deps: ControlDeps): Hono {
  const control = new Hono()
  control.use(async (_, next) => {
    deps.world.ledger.settle()
    await next()
    deps.world.store.flush()
  })
  addOrderRoutes(control, deps)
  addSettingRoutes(control, deps)
  addFaultRoutes(control, deps)
  addClockRoutes(control, deps)
  control.post('/webhooks/pass', async (c) => c.json(await deps.webhooks.runPass()))
  control.get('/requests', (c) => {
    const { traffic } = deps.world
    return c.json({ ...traffic.counts(), recent: traffic.recent() })
  })
  control.delete('/requests', (c) => {
    deps.world.traffic.clear()
    return c.body(null, 204)
  })
  control.post('/reset', (c) => {
    deps.world.reset()
    return c.body(null, 204)
  })
  control.all('*', (c) => c.json({ message: 'no such control' }, 404))
  control.onError((error, c) => {
    if (error instanceof BadControl) return c.json({ message: error.message }, 400)
    throw error
  })
  return control
}

function addSettingRoutes(control: Hono, { world, webhooks }: ControlDeps): void {
  const { settings } = world
  control.get('/switches', (c) => c.json(settings.switches))
  control.patch('/switches', async (c) => {
    settings.changeSwitches(changesLike(await readFields(c), DEFAULT_SWITCHES))
    return c.json(settings.switches)
  })
  control.get('/tenants', (c) => c.json(settings.tenants))
  control.patch('/tenants/:extra', async (c) => {
    const example = { name: '', serviceLevels: [], customerRule: null, planAllowsEditing: true }
    const changes = changesLike(await readFields(c), example)
    return c.json(found(settings.changeTenant(c.req.param('extra'), changes), 'tenant'))
  })
  control.put('/tenants/:extra/accounts/:login', async (c) => {
    const { extra, login } = c.req.param()
    const fields = await readFields(c)
    const example = anAccount({ login, password: '' })
    const account = settings.putAccount(extra, { ...changesLike(fields, example), login })
    if ('webhookUrl' in fields) webhooks.startNow(extra, login)
    return c.json(found(account, 'tenant'))
  })
}

function addFaultRoutes(control: Hono, { world }: ControlDeps): void {
  control.get('/faults', (c) => c.json(world.faults.list()))
  control.post('/faults', async (c) => {
    const fields = await readFields(c)
    const fault = world.faults.arm({
      method: textField(fields, 'method') ?? '*',
      kind: toFaultKind(requiredText(fields, 'kind')),
      login: textField(fields, 'login') ?? null,
      skip: numberField(fields, 'skip') ?? 0,
      times: numberField(fields, 'times') ?? 1,
      ms: numberField(fields, 'ms') ?? 1_000,
    })
    return c.json(fault, 201)
  })
  control.delete('/faults', (c) => {
    world.faults.clear()
    return c.body(null, 204)
  })
  control.delete('/faults/:id', (c) => {
    if (!world.faults.disarm(c.req.param('id'))) return c.json({ message: 'no such fault' }, 404)
    return c.body(null, 204)
  })
}

function addClockRoutes(control: Hono, { world }: ControlDeps): void {
  const toJson = () => ({ now: new Date(world.clock.now()).toISOString() })
  control.get('/clock', (c) => c.json(toJson()))
  control.post('/clock', async (c) => {
    const fields = await readFields(c)
    const now = timeField(fields, 'now')
    const advanceMs = numberField(fields, 'advanceMs')
    world.moveClock((clock) => {
      if (fields['reset'] === true) clock.reset()
      if (now !== undefined) clock.set(now)
      if (advanceMs !== undefined) clock.advance(advanceMs)
    })
    return c.json(toJson())
  })
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new BadControl(`no such ${what}`)
  return value
}

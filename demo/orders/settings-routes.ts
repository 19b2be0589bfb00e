import { type Context, Hono } from 'hono'
import { type ConnectionDeps, connect, findConnection } from '../shop/connection.ts'
import { GatewayFailure } from '../shop/gateway.ts'
import { readShopSettings, writeShopSettings } from '../shop/shop-settings.ts'
import { toProblemText } from './sentences.ts'
import { type SettingsView, settingsPage } from './settings-page.ts'

/** Three fields and one button, then what has sensible defaults. */
export function createSettingsRoutes(deps: ConnectionDeps): Hono {
  const app = new Hono()

  app.get('/', async (c) =>
    c.html(settingsPage(await toView(deps, { saved: c.req.query('saved') === '1' }))),
  )
  app.post('/connection', (c) => checkConnection(c, deps))
  app.post('/numbers', async (c) => {
    const fields = await c.req.parseBody()
    const roubles = Number(fields['fallback'])
    if (roubles >= 0 && roubles <= 100_000) {
      writeShopSettings(deps.store, { fallbackPrice: Math.round(roubles * 100) })
    }
    const prefix = fields['prefix']
    try {
      if (typeof prefix === 'string') {
        await deps.gateway.changeInstallation({ numberPrefix: prefix.trim() })
      }
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error
      return c.html(settingsPage(await toView(deps, { problem: toProblemText(error) })), 422)
    }
    return c.redirect('/admin/settings?saved=1#prefix', 303)
  })
  return app
}

async function checkConnection(c: Context, deps: ConnectionDeps): Promise<Response> {
  const fields = await c.req.parseBody()
  const text = (name: string) => String(fields[name] ?? '').trim()
  const typed = { courierCode: text('courier_code'), login: text('login') }
  try {
    const check = await connect(deps, { ...typed, password: text('password') })
    return c.html(settingsPage(await toView(deps, { typed, check })))
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error
    const problem = toConnectionProblem(error, typed.courierCode)
    return c.html(settingsPage(await toView(deps, { typed, problem })), 422)
  }
}

function toConnectionProblem(failure: GatewayFailure, courierCode: string): string {
  if (failure.code === 'courier_credentials') {
    return 'Курьерская служба не приняла логин и пароль. Проверьте их и попробуйте ещё раз; прежнее подключение осталось как было.'
  }
  if (failure.code === 'forbidden') {
    return `Курьерской службы с кодом «${courierCode}» здесь нет. Проверьте код.`
  }
  if (failure.code === 'invalid_request') return 'Заполните код, логин и пароль.'
  if (failure.code === 'rate_limited') return 'Слишком много попыток подряд. Подождите минуту.'
  return toProblemText(failure)
}

async function toView(
  { store, gateway }: ConnectionDeps,
  found: Partial<SettingsView>,
): Promise<SettingsView> {
  const connection = findConnection(store)
  return {
    connection,
    settings: readShopSettings(store),
    typed: { courierCode: connection?.courierCode ?? '', login: connection?.login ?? '' },
    numberPrefix: connection ? await findPrefix(gateway) : null,
    check: null,
    problem: null,
    saved: false,
    ...found,
  }
}

async function findPrefix(gateway: ConnectionDeps['gateway']): Promise<string | null> {
  try {
    return (await gateway.installation()).numberPrefix
  } catch (error) {
    if (error instanceof GatewayFailure) return null
    throw error
  }
}

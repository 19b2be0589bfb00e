import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type CartLine, describeCart, readCart, withQuantity, writeCart } from './cart.ts'
import {
  type CheckoutForm,
  findFormIssues,
  readForm,
  toCustomer,
  toPayment,
} from './checkout-form.ts'
import { findConnection, OFFERED_METHODS } from './connection.ts'
import { decideDelivery } from './decide-delivery.ts'
import type { ShopGateway } from './gateway.ts'
import { type Language, toLanguage } from './language.ts'
import type { Delivery } from './order.ts'
import { cataloguePage } from './pages/catalogue.ts'
import { type CheckoutView, type ChooserSetup, checkoutPage } from './pages/checkout.ts'
import type { PageContext } from './pages/layout.ts'
import { summary } from './pages/summary.ts'
import { thanksPage } from './pages/thanks.ts'
import { findProduct } from './products.ts'
import { readShopSettings } from './shop-settings.ts'
import type { ShopStore } from './store.ts'
import { createTranslate } from './texts.ts'

export interface ShopDeps {
  readonly store: ShopStore
  readonly gateway: ShopGateway
  readonly gatewayUrl: string
  readonly tiles: { readonly url: string; readonly attribution: string | null }
  readonly now: () => Date
  /** `null`: the widget is not built, or the gateway is down; the page then has its plain fields. */
  readonly findWidget: () => Promise<ChooserSetup['script'] | null>
}

const DEFAULT_TOWN = 'Казань'
const COOKIE = { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 30 * 86_400 } as const

export function createShopRoutes(deps: ShopDeps): Hono {
  const app = new Hono()

  app.get('/', (c) => c.html(cataloguePage(toPage(c), linesOf(c))))

  app.post('/cart', async (c) => {
    const fields = { ...(await c.req.parseBody()), ...c.req.query() }
    const product = findProduct(String(fields['product']))
    const lines = product
      ? withQuantity(linesOf(c), product, Number(fields['quantity']))
      : linesOf(c)
    setCookie(c, 'cart', writeCart(lines), COOKIE)
    if (c.req.header('accept') !== 'application/json') {
      return c.redirect(product && c.req.query('product') ? '/checkout' : '/', 303)
    }
    const cart = describeCart(lines, toPayment(String(fields['payment'])))
    const { fallbackPrice } = readShopSettings(deps.store)
    const fragment = await summary(toPage(c, lines), { lines, cart, fallbackPrice })
    return c.json({ isEmpty: lines.length === 0, cart, summary: String(fragment) })
  })

  app.get('/checkout', async (c) => {
    const form = { ...readForm({}), formKey: randomUUID(), town: townOf(c) }
    return c.html(checkoutPage(toPage(c), await toView(c, deps, form)))
  })

  app.post('/order', (c) => placeOrder(c, deps))

  app.get('/thanks/:secret', (c) => {
    const order = deps.store.findOrderBySecret(c.req.param('secret'))
    return order ? c.html(thanksPage(toPage(c), order)) : c.notFound()
  })
  return app
}

async function placeOrder(c: Context, deps: ShopDeps): Promise<Response> {
  const form = readForm(await c.req.parseBody())
  const lines = linesOf(c)
  if (lines.length === 0) return c.redirect('/checkout', 303)
  const again = async (found: Partial<CheckoutView>) =>
    c.html(checkoutPage(toPage(c), { ...(await toView(c, deps, form)), ...found }), 422)

  const issues = findFormIssues(form)
  if (issues.length > 0) return again({ issues })
  const cart = describeCart(lines, form.payment)
  const verdict = await decideDelivery(form, cart, {
    ...deps,
    connection: findConnection(deps.store),
    fallbackPrice: readShopSettings(deps.store).fallbackPrice,
  })
  if (!verdict.ok) return again({ refusal: verdict.refusal })

  const order = deps.store.addOrder(toOrder(c, deps, { form, lines, delivery: verdict.delivery }))
  setCookie(c, 'cart', '', COOKIE)
  setCookie(c, 'town', verdict.delivery.town.name, COOKIE)
  return c.redirect(`/thanks/${order.secret}`, 303)
}

interface Placement {
  readonly form: CheckoutForm
  readonly lines: readonly CartLine[]
  readonly delivery: Delivery
}

function toOrder(c: Context, { now }: ShopDeps, { form, lines, delivery }: Placement) {
  const language = languageOf(c)
  return {
    secret: randomUUID(),
    formKey: form.formKey || randomUUID(),
    placedAt: now().toISOString(),
    language,
    customer: toCustomer(form),
    lines: lines.map(({ product, quantity }) => ({
      productId: product.id,
      name: product.name[language],
      quantity,
      unitPrice: product.price,
    })),
    payment: form.payment,
    cart: describeCart(lines, form.payment),
    delivery,
    weighedGrams: null,
    attempt: 0,
    shipment: null,
    problem: null,
    lastEvent: 0,
  }
}

async function toView(c: Context, deps: ShopDeps, form: CheckoutForm): Promise<CheckoutView> {
  const lines = linesOf(c)
  return {
    lines,
    cart: describeCart(lines, form.payment),
    form: { ...form, town: form.town || townOf(c) },
    chooser: await toChooser(c, deps),
    fallbackPrice: readShopSettings(deps.store).fallbackPrice,
    issues: [],
    refusal: null,
  }
}

async function toChooser(c: Context, deps: ShopDeps): Promise<ChooserSetup | null> {
  const connection = findConnection(deps.store)
  const script = await deps.findWidget()
  if (!connection || !script) return null
  const { tiles, gatewayUrl } = deps
  return {
    gatewayUrl,
    publishableKey: connection.publishableKey,
    methods: OFFERED_METHODS.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
    tiles: {
      url: tiles.url,
      attribution: tiles.attribution ?? createTranslate(languageOf(c))('mapAttribution'),
    },
    script,
  }
}

const linesOf = (c: Context) => readCart(getCookie(c, 'cart'))
const townOf = (c: Context) => getCookie(c, 'town') || DEFAULT_TOWN

/** The switch in the header is remembered. */
function languageOf(c: Context): Language {
  const asked = toLanguage(c.req.query('lang'))
  if (asked) setCookie(c, 'lang', asked, COOKIE)
  return asked ?? toLanguage(getCookie(c, 'lang')) ?? 'ru'
}

function toPage(c: Context, lines = linesOf(c)): PageContext {
  const language = languageOf(c)
  return {
    language,
    t: createTranslate(language),
    cartCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    path: c.req.method === 'GET' ? c.req.path : '/checkout',
  }
}

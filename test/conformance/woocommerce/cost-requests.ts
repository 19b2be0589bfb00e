// A browser's requests at checkout, without the browser: timed and weighed.

export interface Answer {
  readonly ms: number
  readonly bytes: number
  /** Bytes of our own part, where an answer has one. */
  readonly ours: number
}

const KAZAN = {
  first_name: 'Анна',
  last_name: 'Иванова',
  address_1: 'ул. Пушкина, 10',
  city: 'Казань',
  state: 'Татарстан',
  postcode: '420111',
  country: 'RU',
  phone: '+79170000001',
}

/** The block checkout's cart: the Store API, with a cart of its own. */
export async function openStore(url: string, product: number) {
  const api = `${url}/wp-json/wc/store/v1`
  const first = await fetch(`${api}/cart`)
  const headers = {
    'content-type': 'application/json',
    'cart-token': first.headers.get('cart-token') ?? '',
    nonce: first.headers.get('nonce') ?? '',
  }
  const send = (path: string, body?: object) =>
    weigh(
      () =>
        fetch(`${api}/${path}`, {
          headers,
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
        }),
      (text) => {
        const cart: { extensions?: Record<string, unknown> } = JSON.parse(text)
        return cart.extensions?.['courier-checkout']
      },
    )
  await send('cart/add-item', { id: product, quantity: 1 })
  const billing_address = { ...KAZAN, email: 'anna@example.org' }
  await send('cart/update-customer', { billing_address, shipping_address: KAZAN })
  const cart = (await (await fetch(`${api}/cart`, { headers })).json()) as {
    readonly items: readonly { readonly key: string }[]
  }
  const key = cart.items[0]?.key
  return {
    change: (quantity: number) => send('cart/update-item', { key, quantity }),
    look: () => send('cart'),
  }
}

/** The form checkout: its page, and the refresh that it asks for. */
export async function openForm(url: string, path: string, product: number) {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const visit = async (address: string, init: RequestInit = {}) => {
    const response = await fetch(address, {
      ...init,
      headers: { ...init.headers, cookie: cookies() },
      redirect: 'manual',
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    return response
  }
  await visit(`${url}/?add-to-cart=${product}`)
  const html = await (await visit(`${url}${path}`)).text()
  const nonce = /"update_order_review_nonce":"(\w+)"/.exec(html)?.[1] ?? ''
  const fields = new URLSearchParams({
    security: nonce,
    payment_method: 'bacs',
    country: 'RU',
    state: KAZAN.state,
    postcode: KAZAN.postcode,
    city: KAZAN.city,
    address: KAZAN.address_1,
    s_country: 'RU',
    s_state: KAZAN.state,
    s_postcode: KAZAN.postcode,
    s_city: KAZAN.city,
    s_address: KAZAN.address_1,
    has_full_address: 'true',
    post_data: `billing_country=RU&billing_city=${encodeURIComponent(KAZAN.city)}`,
  })
  return {
    cookies,
    review: () =>
      weigh(
        () => visit(`${url}/?wc-ajax=update_order_review`, { method: 'POST', body: fields }),
        (text) => {
          const answer: { fragments?: Record<string, string> } = JSON.parse(text)
          return answer.fragments?.['#courier-checkout-state']
        },
      ),
    change: (quantity: number) => visit(`${url}/?add-to-cart=${product}&quantity=${quantity}`),
    page: () => readPage(`${url}${path}`, cookies()),
  }
}

export function readPage(address: string, cookie: string): Promise<Answer> {
  return weigh(
    () => fetch(address, { headers: { cookie } }),
    () => undefined,
  )
}

async function weigh(
  ask: () => Promise<Response>,
  findOurs: (text: string) => unknown,
): Promise<Answer> {
  const start = performance.now()
  const response = await ask()
  const text = await response.text()
  const ms = performance.now() - start
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`)
  const ours = findOurs(text)
  const own = typeof ours === 'string' ? ours : JSON.stringify(ours ?? '')
  return { ms, bytes: Buffer.byteLength(text), ours: ours ? Buffer.byteLength(own) : 0 }
}

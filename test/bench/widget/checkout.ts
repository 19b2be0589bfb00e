import { serve } from '../../widget/serve.ts'
import type { Country } from './country.ts'
import { createLink, type Link, type Profile } from './link.ts'
import { type SecureSite, serveSecurely } from './secure.ts'
import { sendWidget, toElement, toHtml } from './sites.ts'

/** A shop's checkout and its gateway, as two origins. */
export interface Checkout {
  readonly url: string
  readonly gatewayPort: number
  close(): Promise<void>
}

type Answer = (request: Request) => Response | Promise<Response>

interface Way {
  open(answer: Answer): Promise<{ readonly url: string; readonly port: number }>
  close(): Promise<void>
}

/** On this machine, as fast as it is. */
export function directly(): Way {
  const closing: (() => Promise<void>)[] = []
  return {
    async open(answer) {
      const site = await serve(answer)
      closing.push(site.close)
      return { url: site.url, port: Number(new URL(site.url).port) }
    },
    async close() {
      for (const close of closing) await close()
    },
  }
}

/** TLS and HTTP/2, through one line. */
export function throughLink(profile: Profile): Way & { readonly link: Link } {
  const link = createLink(profile)
  const sites: SecureSite[] = []
  return {
    link,
    async open(answer) {
      const site = await serveSecurely(answer)
      sites.push(site)
      const port = await link.open(site.port)
      return { url: `https://localhost:${port}`, port }
    },
    async close() {
      for (const site of sites) await site.close()
      await link.close()
    },
  }
}

/** Where the page takes the chooser's script from. */
export type ScriptFrom = 'gateway' | 'shop'

export async function openCheckout(
  country: Country,
  { way, script }: { readonly way: Way; readonly script: ScriptFrom },
): Promise<Checkout> {
  const { app } = country.gateway.gateway
  const gateway = await way.open((request) => {
    const { pathname } = new URL(request.url)
    return pathname.startsWith('/widget/') ? sendWidget(pathname) : app.fetch(request)
  })
  let html = ''
  const shop = await way.open((request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/widget/')) return sendWidget(pathname)
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })
  const { publishableKey: key } = await country.connect(shop.url)
  html = toHtml(...toPage({ gateway: gateway.url, key, script }))
  return { url: shop.url, gatewayPort: gateway.port, close: way.close }
}

/** The two ways of `docs/widget.md`. */
function toPage(page: {
  readonly gateway: string
  readonly key: string
  readonly script: ScriptFrom
}): [string, string] {
  const element = `<h1>Оформление заказа</h1><form>${toElement(page)}</form>`
  const source = '/widget/courier-checkout.js'
  return page.script === 'gateway'
    ? [`<script type="module" async crossorigin src="${page.gateway}${source}"></script>`, element]
    : [
        `<link rel="preconnect" crossorigin href="${page.gateway}"><script type="module" async src="${source}"></script>`,
        element,
      ]
}

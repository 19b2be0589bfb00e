/** Somebody with a browser that keeps cookies and follows nothing by itself. */
export interface Visitor {
  get(path: string): Promise<Page>
  /** A form as browsers send it; `Blob`s make it a multipart form. */
  post(path: string, fields: Readonly<Record<string, string | File>>): Promise<Page>
  /** A call of the REST interface with this nonce. */
  rest(method: string, path: string, nonce?: string, body?: object): Promise<Answer>
}

export interface Page {
  readonly status: number
  readonly html: string
  /** What is to be read on it, without markup. */
  readonly text: string
  /** Where a redirect leads, or ''. */
  readonly location: string
}

export interface Answer {
  readonly status: number
  readonly json: unknown
}

export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>()

  async function call(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    // Links name the site's own host, which may be none of this machine's.
    const { pathname, search } = new URL(path, `${url}/wp-admin/`)
    const response = await fetch(`${url}${pathname}${search}`, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }

  async function page(path: string, init: RequestInit): Promise<Page> {
    const response = await call(path, init)
    const location = response.headers.get('location') ?? ''
    const html = await response.text()
    return { status: response.status, html, text: textOf(html), location }
  }

  return {
    get: (path) => page(path, {}),
    post(path, fields) {
      const hasFile = Object.values(fields).some((value) => typeof value !== 'string')
      const body = hasFile ? new FormData() : new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) body.append(name, value as string) // a File only in FormData
      return page(path, { method: 'POST', body })
    },
    async rest(method, path, nonce, body) {
      const response = await call(`/wp-json/courier-checkout/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(nonce && { 'x-wp-nonce': nonce }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      return { status: response.status, json: await response.json() }
    },
  }
}

function textOf(html: string): string {
  const [, main = html] = /<div id="wpbody-content">([\s\S]*?)<div id="wpfooter"/.exec(html) ?? []
  return main
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 4_000)
}

/** Somebody who has logged in by the site's own form. */
export async function logIn(url: string, name: string, password: string): Promise<Visitor> {
  const visitor = createVisitor(url)
  await visitor.get('/wp-login.php')
  const { status } = await visitor.post('/wp-login.php', {
    log: name,
    pwd: password,
    testcookie: '1',
  })
  if (status !== 302) throw new Error(`${name} could not log in: ${status}`)
  return visitor
}

/** The value of the page's first hidden field of this name. */
export function fieldOf(page: Page, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1]
  if (found === undefined) throw new Error(`no field ${name} in: ${page.html.slice(0, 500)}`)
  return found
}

/** The page's first link whose address holds `part`. */
export function linkOf(page: Page, part: string): string {
  const links = [...page.html.matchAll(/href=["']([^"']*)["']/g)].map(([, href = '']) =>
    href.replaceAll('&#038;', '&').replaceAll('&amp;', '&'),
  )
  const found = links.find((href) => href.includes(part))
  if (!found) throw new Error(`no link with ${part} in: ${page.html.slice(0, 500)}`)
  return found
}

import type { State, Taken } from './page.ts'
import { inTurn } from './turn.ts'

/** The shop's own server, reached as the rest of its checkout is. */
export interface ShopServer {
  /** Folder of our scripts, with a slash behind it. */
  readonly folder: string
  state(): Promise<State | null>
  select(code: string, token: string): Promise<Taken>
}

/** `script` names the route of our controller (`r`), the sign before its methods (`m`), the language (`l`). */
export function createShopServer(script: string): ShopServer {
  const { searchParams, pathname, origin } = new URL(script, document.baseURI)
  const [route, sign, language] = ['r', 'm', 'l'].map((name) => searchParams.get(name) ?? '')
  const address = (method: string) =>
    `index.php?route=${route}${sign}${method}&language=${encodeURIComponent(language ?? '')}`

  async function ask(url: string, body?: URLSearchParams): Promise<unknown> {
    const response = await fetch(new URL(url, document.baseURI), {
      method: body ? 'POST' : 'GET',
      credentials: 'same-origin',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      ...(body && { body }),
    })
    return response.json()
  }

  // Our own server's answers, made by our own PHP: their shape is known here.
  return {
    folder: origin + pathname.replace(/[^/]*$/, ''),
    state: () =>
      inTurn(async () => (await ask(address('state')).catch(() => null)) as State | null),
    select: (code, token) =>
      inTurn(async () => {
        const body = new URLSearchParams({ code, token })
        return (await ask(address('select'), body).catch(() => ({ ok: false }))) as Taken
      }),
  }
}

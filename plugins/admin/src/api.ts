import type { Block } from './block.ts'
import type { AdminPage } from './page.ts'

export interface Town {
  readonly code: string
  readonly name: string
  readonly regionName: string
}

export interface Acted {
  readonly outcome: { readonly kind: string; readonly text: string }
  readonly block: Block
}

export interface Check {
  readonly ok: boolean
  readonly findings: readonly {
    readonly code: string
    readonly ok: boolean
    readonly text: string
  }[]
}

/** The shop's own server. Rejects with a sentence for the merchant. */
export interface Api {
  act(orderId: string, action: string, body?: object): Promise<Acted>
  check(): Promise<Check>
  towns(typed: string): Promise<readonly Town[]>
}

export function createApi(page: AdminPage, unreachable: string): Api {
  async function call(url: string, method: string, body?: object): Promise<unknown> {
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', ...page.headers },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null)
    const answer: unknown = await response?.json().catch(() => null)
    if (response?.ok && answer) return answer
    throw new Error(readMessage(answer) ?? unreachable)
  }
  const fill = (url: string, values: Record<string, string>) =>
    url.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))

  // Our own server's answers, made by our own PHP: their shape is known here.
  return {
    act: async (id, action, body = {}) =>
      (await call(fill(page.urls.act, { id, action }), 'POST', body)) as Acted,
    check: async () => (await call(page.urls.check, 'POST', {})) as Check,
    towns: async (q) =>
      ((await call(fill(page.urls.towns, { q }), 'GET')) as { towns: readonly Town[] }).towns,
  }
}

function readMessage(answer: unknown): string | undefined {
  const message = typeof answer === 'object' && answer !== null && 'message' in answer
  return message && typeof answer.message === 'string' ? answer.message : undefined
}

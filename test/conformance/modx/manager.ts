import type { APIResponse, BrowserContext } from 'playwright-core'

/** MODX's manager as its pages speak to it: processors behind connectors, and pages of components. */
export interface Manager {
  /** Runs a processor; its answer. */
  process(action: string, fields: Fields): Promise<Answer>
  /** One of our own addresses. */
  own(action: string, query: Record<string, string>, body?: object): Promise<APIResponse>
  /** Posts our own page with these fields, or reads it. */
  page(fields?: Fields): Promise<string>
}

export type Fields = Readonly<Record<string, string | number | boolean>>

export interface Answer {
  readonly success: boolean
  readonly message: string
  readonly object?: Readonly<Record<string, unknown>>
  readonly results?: readonly Readonly<Record<string, unknown>>[]
}

const COMPONENT = 'couriercheckout'

export async function openManager(
  context: BrowserContext,
  url: string,
  [username, password]: readonly [string, string],
): Promise<Manager> {
  const { request } = context
  await request.post(`${url}/manager/`, {
    form: { login_context: 'mgr', returnUrl: '/manager/', username, password, login: '1' },
  })
  const home = `${url}/manager/?a=home&namespace=${COMPONENT}`
  const first = await (await request.get(home)).text()
  const token = /name="HTTP_MODAUTH" value="([^"]+)"/.exec(first)?.[1]
  if (!token) throw new Error('the manager does not let us in')

  return {
    async process(action, fields) {
      const form = { action, HTTP_MODAUTH: token, ...fields }
      const response = await request.post(`${url}/assets/components/minishop2/connector.php`, {
        form,
      })
      const answer: Answer = await response.json()
      return answer
    },
    own(action, query, body) {
      const words = new URLSearchParams({ HTTP_MODAUTH: token, do: action, ...query })
      const address = `${url}/assets/components/${COMPONENT}/manager.php?${words}`
      return body
        ? request.post(address, { data: body, timeout: 60_000 })
        : request.get(address, { timeout: 60_000 })
    },
    async page(fields) {
      if (!fields) return (await request.get(home)).text()
      const form = { HTTP_MODAUTH: token, submit_courier_checkout: '1', ...fields }
      return (await request.post(home, { form, timeout: 60_000 })).text()
    },
  }
}

import type { APIRequestContext } from 'playwright-core'

/** PrestaShop's own web service. Writing wants XML, of which we change single elements. */
export interface WebService {
  read(resource: string): Promise<Readonly<Record<string, unknown>>>
  /** The first row of a list, by these columns. */
  find(resource: string, filter: Readonly<Record<string, string>>): Promise<string>
  change(resource: string, changes: Readonly<Record<string, string>>): Promise<void>
  add(kind: string, name: string, inside: string): Promise<string>
  remove(resource: string): Promise<void>
}

export function openWebService(request: APIRequestContext, url: string, key: string): WebService {
  const at = (resource: string, query: Record<string, string> = {}) =>
    `${url}/api/${resource}?${new URLSearchParams({ ws_key: key, ...query })}`
  const json = async (address: string) => {
    const answer: unknown = await (await request.get(address)).json()
    return answer as Readonly<Record<string, unknown>> // PrestaShop's own
  }
  const checked = async (answer: Promise<import('playwright-core').APIResponse>) => {
    const response = await answer
    const text = await response.text()
    if (!response.ok())
      throw new Error(`the web service: ${response.status()} ${text.slice(0, 400)}`)
    return text
  }

  return {
    async read(resource) {
      const answer = await json(at(resource, { output_format: 'JSON' }))
      const [row] = Object.values(answer)
      return (row ?? {}) as Readonly<Record<string, unknown>>
    },
    async find(resource, filter) {
      const query = Object.entries(filter).map(([name, value]) => [`filter[${name}]`, `[${value}]`])
      const answer = await json(
        at(resource, { output_format: 'JSON', ...Object.fromEntries(query) }),
      )
      const [rows] = Object.values(answer) as { id: number }[][]
      return String(rows?.[0]?.id ?? '')
    },
    async change(resource, changes) {
      let xml = await checked(request.get(at(resource)))
      for (const [name, value] of Object.entries(changes)) {
        const element = new RegExp(`<${name}(\\s[^>]*)?>[\\s\\S]*?</${name}>`)
        xml = xml.replace(element, () => `<${name}><![CDATA[${value}]]></${name}>`)
      }
      await checked(
        request.put(at(resource), { data: xml, headers: { 'content-type': 'text/xml' } }),
      )
    },
    async add(kind, name, inside) {
      const data = `<?xml version="1.0" encoding="UTF-8"?><prestashop><${name}>${inside}</${name}></prestashop>`
      const headers = { 'content-type': 'text/xml' }
      const xml = await checked(request.post(at(kind), { data, headers, timeout: 60_000 }))
      return /<id>(?:<!\[CDATA\[)?(\d+)/.exec(xml)?.[1] ?? ''
    },
    async remove(resource) {
      await checked(request.delete(at(resource)))
    },
  }
}

/** Elements of one level. */
export function toXml(fields: Readonly<Record<string, string | number>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')
}

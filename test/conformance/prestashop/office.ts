import type { APIRequestContext } from 'playwright-core'
import { saidIn, toPhpFields } from '../fake/form.ts'
import type { Desk } from '../office.ts'

/** The module's own pages in PrestaShop's back office. */
export interface Office extends Pick<Desk, 'save' | 'settingsPage' | 'admin'> {
  label(id: string): Promise<{ readonly status: number; readonly isPdf: boolean }>
  /** The order's page, where the block stands. */
  block(id: string): Promise<unknown>
  /** Address that runs the half-hourly job. */
  cronUrl(): Promise<string>
}

export async function openOffice(
  request: APIRequestContext,
  base: string,
  [email, password]: readonly [string, string],
): Promise<Office> {
  const home = await logIn(request, base, [email, password])
  const token = /[?&;]_token=([\w.-]+)/.exec(home)?.[1] ?? ''
  const configure = `${base}/index.php/improve/modules/manage/action/configure/couriercheckout?_token=${token}`
  const read = async () => (await request.get(configure, { timeout: 60_000 })).text()
  const first = await read()
  const origin = new URL(base).origin
  const absolute = (address: string) => new URL(address.replaceAll('&amp;', '&'), origin).href
  const action = /<form[^>]*action="([^"]*configure=couriercheckout[^"]*)"/.exec(first)?.[1]
  const pushed = /courierCheckoutAdmin\|\|\[\]\)\.push\((\{[\s\S]*?\})\)<\/script>/.exec(first)?.[1]
  if (!pushed) throw new Error('the module’s page is not there')
  // Made by our own PHP.
  const { urls } = JSON.parse(pushed) as { urls: { check: string } }
  const own = (name: string, query: Readonly<Record<string, string>> = {}) => {
    const address = new URL(absolute(urls.check))
    for (const [key, value] of Object.entries({ ...query, do: name })) {
      address.searchParams.set(key, value)
    }
    return address.href
  }

  return {
    settingsPage: read,
    async save(posted) {
      const form = { ...toPhpFields(posted, 'courier_checkout'), submit_courier_checkout: '1' }
      const address = action ? absolute(action) : configure
      return saidIn(await (await request.post(address, { form, timeout: 60_000 })).text())
    },
    async admin(name, { query = {}, body } = {}) {
      const address = own(name, query)
      const response =
        name === 'diagnosis'
          ? await request.get(address)
          : await request.post(address, { data: body ?? {}, timeout: 60_000 })
      return [response.status(), await response.json().catch(() => null)]
    },
    async label(id) {
      const response = await request.get(own('labels', { id }))
      const bytes = await response.body()
      return { status: response.status(), isPdf: bytes.subarray(0, 5).toString() === '%PDF-' }
    },
    async block(id) {
      const address = `${base}/index.php/sell/orders/${id}/view?_token=${token}`
      const page = await (await request.get(address, { timeout: 60_000 })).text()
      const json = /data-block="([^"]*)"/.exec(page)?.[1] ?? 'null'
      return JSON.parse(
        json.replaceAll('&quot;', '"').replaceAll('&#039;', "'").replaceAll('&amp;', '&'),
      )
    },
    async cronUrl() {
      const line = /curl -fsS &quot;(http[^"]+?)&quot;/.exec(await read())?.[1] ?? ''
      return line.replaceAll('&amp;', '&')
    },
  }
}

/** The page after logging in. */
async function logIn(
  request: APIRequestContext,
  base: string,
  [email, password]: readonly [string, string],
): Promise<string> {
  const response = await request.get(`${base}/`)
  const page = await response.text()
  const form = /<form[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
  const inputs = [...form.matchAll(/<(?:input|button)[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ])
  const fields = Object.fromEntries(inputs.filter(([name]) => name !== ''))
  for (const name of Object.keys(fields)) {
    if (/email/.test(name)) fields[name] = email
    if (/passw/.test(name)) fields[name] = password
  }
  const address = new URL(action.replaceAll('&amp;', '&') || response.url(), response.url()).href
  return (await request.post(address, { form: fields, timeout: 60_000 })).text()
}

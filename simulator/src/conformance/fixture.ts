import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts'
import { attrOf, child, childrenOf, type Element, parseXml, textOf } from '../wire/xml.ts'

/** The tenant of the conformance table, on its day. Source: docs/protocol/measoft.md, 17. */
export const AUTH = '<auth extra="8814" login="lampshop" pass="not-a-secret"/>'
export const NOON = Date.parse('2031-03-15T09:00:00Z')

export interface Fixture {
  readonly simulator: Simulator
  /** Sends a document and reads the answer. */
  ask(xml: string): Promise<Element>
  /** Sends `<method>AUTH inner</method>`. */
  call(method: string, inner?: string): Promise<Element>
  send(xml: string, headers?: Record<string, string>): Promise<Response>
  /** One order by its number, `undefined` when the courier has none. */
  find(orderno: string): Promise<Element | undefined>
  move(orderno: string, status: string): Promise<void>
  control(method: string, path: string, body?: unknown): Promise<Response>
  readonly clock: { now: number }
}

export function openFixture(options: SimulatorOptions = {}): Fixture {
  const clock = { now: NOON }
  const simulator = createSimulator({ now: () => clock.now, points: 400, ...options })

  const send = (body: string, headers: Record<string, string> = {}) =>
    simulator.fetch('http://courier/api/', { method: 'POST', body, headers })
  const ask = async (xml: string) => parseXml(await (await send(xml)).text())
  const call = (method: string, inner = '') => ask(`<${method}>${AUTH}${inner}</${method}>`)
  const control = (method: string, path: string, body?: unknown) =>
    simulator.fetch(`http://courier/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  return {
    simulator,
    send,
    ask,
    call,
    control,
    clock,
    async find(orderno) {
      return child(await call('statusreq', `<orderno>${orderno}</orderno>`), 'order')
    },
    async move(orderno, status) {
      const response = await control('POST', `orders/${orderno}/status`, { status })
      if (!response.ok) throw new Error(`status ${status} was refused: ${await response.text()}`)
    },
  }
}

export interface OrderParts {
  readonly orderno?: string
  /** Replaces the whole recipient. */
  readonly receiver?: string
  /** Children of the order besides the recipient. */
  readonly rest?: string
}

export const RECEIVER =
  '<person>Соколова Вера</person><phone>+7 900 000-11-22</phone><town>15500</town><address>ул. Примерная, д. 7</address>'

/** A valid order of 500 roubles unless said otherwise. */
export function anOrder({
  orderno = '',
  receiver = RECEIVER,
  rest = '<price>500.00</price>',
}: OrderParts = {}): string {
  return `<order orderno="${orderno}"><receiver>${receiver}</receiver>${rest}</order>`
}

/** The only result of a `neworder` or `editorder` answer. */
export function resultOf(answer: Element): Readonly<Record<string, string>> {
  return child(answer, 'createorder')?.attrs ?? {}
}

export function statusIn(order: Element | undefined): string {
  return textOf(order, 'status')
}

export function itemsOf(order: Element | undefined): readonly Element[] {
  return childrenOf(child(order, 'items'), 'item')
}

/** `error` of the refusal of a whole request. */
export function refusalOf(answer: Element): string {
  return answer.name === 'request' ? attrOf(child(answer, 'error'), 'error') : ''
}

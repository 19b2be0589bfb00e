// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createFakeGateway } from '../playground/fake-gateway.ts'
import { SCENARIOS, type Scenario } from '../playground/scenarios.ts'
import { someOptions } from '../test-support/testing.ts'
import { until } from '../test-support/wait.ts'
import { browserClock } from './clock.ts'
import type { CheckoutChange, CheckoutProblem } from './events.ts'
import { mount, type Widget } from './mount.tsx'
import type { CheckoutOptions } from './options.ts'

const widgets: Widget[] = []
let shops = 0

afterEach(() => {
  for (const widget of widgets.splice(0)) widget.destroy()
  document.body.replaceChildren()
})

function open(scenario: Scenario, options: unknown = {}) {
  const target = document.createElement('div')
  document.body.append(target)
  const changes: CheckoutChange[] = []
  const problems: CheckoutProblem[] = []
  const callbacks = {
    onChange: (change: CheckoutChange) => changes.push(change),
    onError: (problem: CheckoutProblem) => problems.push(problem),
  }
  const given = { ...someOptions({ shop: `pk_bad_${shops++}` }), ...callbacks }
  const widget = mount(
    target,
    // Wrong on purpose where a test says so.
    { ...given, ...(options as Partial<CheckoutOptions>) },
    {
      fetch: createFakeGateway({ ...scenario, delayMs: 0 }),
      clock: browserClock,
      tabStorage: null,
      storage: null,
    },
  )
  widgets.push(widget)
  const root = () => {
    const shadow = target.firstElementChild?.shadowRoot
    if (!shadow) throw new Error('nothing is drawn')
    return shadow
  }
  const all = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)]
  const text = (wanted: RegExp) =>
    until(() => expect(root().textContent?.replace(/\s/g, ' ')).toMatch(wanted))
  const press = (name: RegExp) =>
    until(() => {
      const button = all('button').find((b) => name.test(b.textContent ?? ''))
      if (!button) throw new Error(`no button ${name} in ${root().textContent}`)
      button.click()
    })
  const codes = () => problems.map(({ code }) => code)
  return { changes, problems, all, text, press, codes }
}

async function fillDoor({ all, text, press }: ReturnType<typeof open>) {
  await text(/До двери/)
  all('input[value=door]')[0]?.click()
  await text(/Доставить сюда/)
  for (const [id, value] of [
    ['address-street', 'ул. Баумана'],
    ['address-house', '7'],
  ] as const) {
    const [field] = all(`#${id}`)
    if (field instanceof HTMLInputElement) field.value = value
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  await press(/Доставить сюда/)
}

test.each([
  ['gateway', { gateway: 5 }],
  ['shop', { shop: null }],
  ['cart', { cart: '{}' }],
  ['methods', { methods: 'door:courier' }],
  ['town', { town: 15_500 }],
  ['locale', { locale: 7 }],
  ['tiles', { tiles: 'https://tiles.example' }],
  ['fields', { fields: ['#street'] }],
  ['messages', { messages: { title: 5 } }],
  ['fallbackPrice', { fallbackPrice: '350' }],
])(
  '%s of the wrong type: a sentence, and one invalid_request that names it',
  async (name, wrong) => {
    const { text, problems, codes } = open(SCENARIOS.usual, wrong)

    await text(/Выбор доставки сейчас недоступен. Оформите заказ, и магазин свяжется с вами/)
    await until(() => expect(problems).toHaveLength(1))

    expect(codes()).toEqual(['invalid_request'])
    expect(problems[0]?.message).toMatch(new RegExp(`^${name} must `))
  },
)

test('no options at all throw nothing and leave the sentence', () => {
  const target = document.createElement('div')
  document.body.append(target)

  // What a page without types may do.
  widgets.push(mount(target, null as unknown as CheckoutOptions))

  expect(target.firstElementChild?.shadowRoot?.textContent).toMatch(/сейчас недоступен/)
})

test('a town without service: one out_of_coverage, and a tap leads to prices nearby', async () => {
  const { text, press, codes } = open(SCENARIOS.unserved)

  await text(/Сюда пока не возим: Казань.*Рядом возим сюда:.*Выбрать другой город/)
  expect(codes()).toEqual(['out_of_coverage'])
  await press(/^Советск$/)

  await text(/До двери.*349/)
  expect(codes()).toEqual(['out_of_coverage'])
})

test('a town without pickup is no failure: the door is chosen, and where there are points is said', async () => {
  const { all, text, press, codes } = open(SCENARIOS['no-pickup'])

  await text(/пунктов здесь нет.*Доставить сюда.*Пункты выдачи рядом:/)
  expect(all('input[value=door]')[0]).toMatchObject({ checked: true })
  await press(/^Советск$/)

  await text(/Ближе всего/)
  expect(codes()).toEqual([])
})

test('10,000 points are no failure: the nearest five, and the way to all of them', async () => {
  const { all, text, codes } = open(SCENARIOS['many-points'])

  await text(/Все пункты списком/)

  expect(all('.points li')).toHaveLength(5)
  expect(codes()).toEqual([])
})

test('a point that closed meanwhile: one not_deliverable, and one of its neighbours is taken', async () => {
  const { changes, text, press, codes } = open(SCENARIOS['point-gone'])

  await press(/Выбрать здесь/)
  await text(/Этот пункт больше не принимает. Вот ближайшие к нему/)
  expect(codes()).toEqual(['not_deliverable'])
  await press(/Выбрать здесь/)

  await until(() => expect(changes).toHaveLength(1))
  expect(changes[0]?.token).toMatch(/^v1\./)
  expect(codes()).toEqual(['not_deliverable'])
})

test('a token that could not be made: one internal, and trying again makes it', async () => {
  const once = {
    ...SCENARIOS['token-refused'],
    selectionFails: { code: 'internal', times: 1 },
  } as const
  const { changes, text, press, codes } = open(once)

  await press(/Выбрать здесь/)
  await text(/Выбор не сохранился/)
  expect(codes()).toEqual(['internal'])
  expect(changes).toEqual([])
  await press(/Попробовать ещё раз/)

  await until(() => expect(changes).toHaveLength(1))
  expect(codes()).toEqual(['internal'])
})

test('a token refused for the door for good: one not_deliverable, and what to change', async () => {
  const opened = open(SCENARIOS['address-refused'])

  await fillDoor(opened)
  await opened.text(/Так доставить не получится. Нажмите «Изменить»/)

  expect(opened.codes()).toEqual(['not_deliverable'])
  await opened.press(/^Изменить$/)
  await opened.text(/Доставить сюда/)
})

test('quotes that ended are asked for anew in silence, but for the one code', async () => {
  const { changes, press, codes } = open(SCENARIOS.expired)

  await press(/Выбрать здесь/)

  await until(() => expect(changes).toHaveLength(1))
  expect(codes()).toEqual(['quote_expired'])
})

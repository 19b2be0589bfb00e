// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFakeGateway } from '../playground/fake-gateway.ts'
import { SCENARIOS, type Scenario } from '../playground/scenarios.ts'
import { someOptions } from '../test-support/testing.ts'
import { until } from '../test-support/wait.ts'
import { browserClock } from './clock.ts'
import type { CheckoutChange, CheckoutProblem } from './events.ts'
import { type Callbacks, mount, type Widget } from './mount.tsx'
import type { CheckoutOptions } from './options.ts'

const widgets: Widget[] = []
let shops = 0

beforeEach(() => {
  document.body.replaceChildren()
})
afterEach(() => {
  for (const widget of widgets.splice(0)) widget.destroy()
})

function open(
  scenario: Scenario = {} as Scenario,
  options: Partial<CheckoutOptions> & Callbacks = {},
) {
  const target = document.createElement('div')
  document.body.append(target)
  const changes: CheckoutChange[] = []
  const problems: CheckoutProblem[] = []
  let readyCount = 0
  const widget = mount(
    target,
    {
      ...someOptions({ shop: `pk_${shops++}` }),
      onReady: () => readyCount++,
      onChange: (change) => changes.push(change),
      onError: (problem) => problems.push(problem),
      ...options,
    },
    {
      fetch: createFakeGateway({ delayMs: 0, ...scenario }),
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
  const button = (name: RegExp) =>
    until(() => {
      const found = all('button').find((b) => name.test(b.textContent ?? ''))
      if (!found) throw new Error(`no button ${name} in ${root().textContent}`)
      return found
    })
  const text = (wanted: string | RegExp) =>
    until(() => expect(root().textContent?.replace(/\s/g, ' ')).toMatch(wanted))
  return { target, widget, changes, problems, all, button, text, readyCount: () => readyCount }
}

test('a tap on a point gives a token, folds, and can be changed', async () => {
  const { changes, button, text } = open()

  ;(await button(/Выбрать здесь/)).click()
  await text(/Выбрано: Пункт выдачи/)
  await until(() => expect(changes).toHaveLength(1))
  expect(changes[0]).toMatchObject({
    token: expect.stringMatching(/^v1\./),
    selection: { method: 'pickup_point', point: { code: expect.any(String) } },
  })

  ;(await button(/Изменить/)).click()
  await text(/Ближе всего/)
  expect(changes).toHaveLength(1)
})

test('to the door: street and house are asked for, then the address is taken', async () => {
  const { changes, all, button, text } = open()
  await text(/До двери/)
  const door = all('input[value=door]')[0]
  door?.click()
  const confirm = await button(/Доставить сюда/)

  confirm.click()
  await text(/Заполните это поле/)

  for (const [id, value] of [
    ['address-street', 'ул. Баумана'],
    ['address-house', '7'],
  ] as const) {
    const [field] = all(`#${id}`)
    if (field instanceof HTMLInputElement) field.value = value
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  confirm.click()

  await until(() =>
    expect(changes[0]?.selection).toMatchObject({
      method: 'door',
      address: { street: 'ул. Баумана', house: '7' },
    }),
  )
  await text(/ул. Баумана, 7/)
})

test('the address is taken over from the shop’s own form and given back to it', async () => {
  const form = document.createElement('form')
  const [street, house] = ['street', 'house'].map((id) => {
    const input = document.createElement('input')
    input.id = id
    form.append(input)
    return input
  })
  document.body.append(form)
  if (street) street.value = 'пр-кт Победы'
  const fields = { street: '#street', house: '#house' }
  const { all, button, text } = open({} as Scenario, { fields, writesFields: true })
  await text(/До двери/)
  all('input[value=door]')[0]?.click()
  const confirm = await button(/Доставить сюда/)

  const [mine] = all('#address-house')
  if (mine instanceof HTMLInputElement) mine.value = '15'
  mine?.dispatchEvent(new Event('input', { bubbles: true }))
  confirm.click()

  await text(/пр-кт Победы, 15/)
  await until(() => expect(house?.value).toBe('15'))
})

test('ready is told once, good answer or bad', async () => {
  const good = open()
  const bad = open(SCENARIOS.unauthorised)

  await good.text(/До двери/)
  await bad.text(/сейчас недоступен/)
  await good.button(/Выбрать здесь/)

  expect([good.readyCount(), bad.readyCount()]).toEqual([1, 1])
})

test.each([
  ['unserved', 'out_of_coverage', /Сюда пока не возим: Казань/],
  ['unauthorised', 'unauthenticated', /Выбор доставки сейчас недоступен/],
  ['points-fail', 'courier_misbehaved', /Не загрузилось/],
] as const)(
  '%s: one courier-error with its code, and a next step in words',
  async (name, code, words) => {
    const { problems, text } = open(SCENARIOS[name])

    await text(words)

    expect(problems.map((problem) => problem.code)).toEqual([code])
  },
)

test('a point that closed leads to its neighbours', async () => {
  const { problems, changes, button, text, all } = open(SCENARIOS['point-gone'])

  ;(await button(/Выбрать здесь/)).click()
  await text(/Этот пункт больше не принимает/)

  expect(problems.map((problem) => problem.code)).toEqual(['not_deliverable'])
  expect(changes).toEqual([])
  expect(all('.points li')).toHaveLength(3)
})

test('wrong options are said to the developer, and the shopper reads a sentence', async () => {
  const { problems, text } = open({} as Scenario, { shop: 'sk_secret' })

  await text(/Выбор доставки сейчас недоступен/)
  await until(() => expect(problems).toHaveLength(1))

  expect(problems[0]).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('pk_'),
  })
  expect(JSON.stringify(problems)).not.toContain('sk_secret')
})

test('options that are put right draw the chooser', async () => {
  const { widget, text } = open({} as Scenario, { shop: 'wrong' })
  await text(/сейчас недоступен/)

  widget.update({ shop: 'pk_right' })

  await text(/До двери/)
})

test('English is fetched and spoken throughout', async () => {
  const { text, button } = open({} as Scenario, { locale: 'en' })

  await text(/Pickup point/)
  ;(await button(/Choose this point/)).click()

  await text(/Chosen: Pickup point/)
})

test('destroy takes everything away and is quiet afterwards', async () => {
  const { target, widget, changes, button } = open()
  const choose = await button(/Выбрать здесь/)

  widget.destroy()
  choose.click()

  expect(target.childElementCount).toBe(0)
  expect(changes).toEqual([])
})

test('taken out and put back, it has its choice, told once more', async () => {
  const shop = `pk_${shops++}`
  const first = open({} as Scenario, { shop })
  ;(await first.button(/Выбрать здесь/)).click()
  await until(() => expect(first.changes).toHaveLength(1))
  first.widget.destroy()

  const second = open({} as Scenario, { shop })
  await second.text(/Выбрано/)

  expect(second.changes).toEqual(first.changes)
  ;(await second.button(/Изменить/)).click()
  await second.button(/Выбрать здесь/)
})

test('two widgets on one page do not meet', async () => {
  const one = open()
  const two = open()

  ;(await one.button(/Выбрать здесь/)).click()
  await one.text(/Выбрано/)
  await two.text(/Ближе всего/)

  expect(two.changes).toEqual([])
})

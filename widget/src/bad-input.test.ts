// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { SCENARIOS } from '../playground/scenarios.ts'
import { closeWidgets, fillDoor, openWidget } from '../test-support/open-widget.ts'
import { until } from '../test-support/wait.ts'
import { mount } from './mount.tsx'
import type { CheckoutOptions } from './options.ts'

afterEach(closeWidgets)

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
    const { text, problems, codes } = openWidget(SCENARIOS.usual, wrong)

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
  const widget = mount(target, null as unknown as CheckoutOptions)

  expect(target.firstElementChild?.shadowRoot?.textContent).toMatch(/сейчас недоступен/)
  widget.destroy()
})

test('a town without service: one out_of_coverage, and a tap leads to prices nearby', async () => {
  const { text, press, codes } = openWidget(SCENARIOS.unserved)

  await text(/Сюда пока не возим: Казань.*Рядом возим сюда:.*Выбрать другой город/)
  expect(codes()).toEqual(['out_of_coverage'])
  await press(/^Советск$/)

  await text(/До двери.*349/)
  expect(codes()).toEqual(['out_of_coverage'])
})

test('a town without pickup is no failure: the door is chosen, and where there are points is said', async () => {
  const { all, text, press, codes } = openWidget(SCENARIOS['no-pickup'])

  await text(/пунктов здесь нет.*Доставить сюда.*Пункты выдачи рядом:/)
  expect(all('input[value=door]')[0]).toMatchObject({ checked: true })
  await press(/^Советск$/)

  await text(/Ближе всего/)
  expect(codes()).toEqual([])
})

test('10,000 points are no failure: the nearest five, and the way to all of them', async () => {
  const { all, text, codes } = openWidget(SCENARIOS['many-points'])

  await text(/Все пункты списком/)

  expect(all('.points li')).toHaveLength(5)
  expect(codes()).toEqual([])
})

test('a point that closed meanwhile: one not_deliverable, and one of its neighbours is taken', async () => {
  const { changes, text, press, codes } = openWidget(SCENARIOS['point-gone'])

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
  const { changes, text, press, codes } = openWidget(once)

  await press(/Выбрать здесь/)
  await text(/Выбор не сохранился/)
  expect(codes()).toEqual(['internal'])
  expect(changes).toEqual([])
  await press(/Попробовать ещё раз/)

  await until(() => expect(changes).toHaveLength(1))
  expect(codes()).toEqual(['internal'])
})

test('a token refused for the door for good: one not_deliverable, and what to change', async () => {
  const opened = openWidget(SCENARIOS['address-refused'])

  await fillDoor(opened)
  await opened.press(/Доставить сюда/)
  await opened.text(/Так доставить не получится. Нажмите «Изменить»/)

  expect(opened.codes()).toEqual(['not_deliverable'])
  await opened.press(/^Изменить$/)
  await opened.text(/Доставить сюда/)
})

test('quotes that ended are asked for anew in silence, but for the one code', async () => {
  const { changes, press, codes } = openWidget(SCENARIOS.expired)

  await press(/Выбрать здесь/)

  await until(() => expect(changes).toHaveLength(1))
  expect(codes()).toEqual(['quote_expired'])
})

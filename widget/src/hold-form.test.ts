// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { aPointRow, aQuote, aQuoteAnswer, aSelectionAnswer } from '../playground/examples.ts'
import { holdForm, settled } from './hold-form.ts'
import { createSelectionModel } from './model/selection-model.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function createSetting() {
  let give = () => {}
  const point = aPointRow()
  const model = createSelectionModel(
    (request) =>
      new Promise((resolve) => {
        give = () => resolve(aSelectionAnswer(request, aQuoteAnswer(), [point]))
      }),
  )
  const form = document.createElement('form')
  const host = document.createElement('div')
  document.body.append(form)
  // As a form-associated element has it.
  Object.assign(host, { form })
  let sent = 0
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sent++
  })
  ends.push(holdForm(host, model))
  const choose = () => model.commit({ method: 'pickup_point', quote: aQuote(), point }, 'sealed')
  return { model, form, choose, give: () => give(), sent: () => sent }
}

test('a form that is sent before the token is there waits for it, and is sent once', async () => {
  const { model, form, choose, give, sent } = createSetting()
  void choose()

  form.requestSubmit()
  expect(sent()).toBe(0)
  give()
  await settled(model)
  await Promise.resolve()
  await Promise.resolve()

  expect(sent()).toBe(1)
})

test('a form with a token, without a choice, or of somebody else is never held', async () => {
  const { form, choose, give, sent } = createSetting()
  form.requestSubmit()
  expect(sent()).toBe(1)

  const committed = choose()
  const other = document.createElement('form')
  let others = 0
  document.body.append(other)
  other.addEventListener('submit', (event) => {
    event.preventDefault()
    others++
  })
  other.requestSubmit()
  expect(others).toBe(1)

  give()
  await committed
  form.requestSubmit()
  expect(sent()).toBe(2)
})

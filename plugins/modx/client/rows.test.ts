// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { drawRows, leaveRefused } from './rows.ts'
import type { State } from './state.ts'

test('a refused payment stays hidden when miniShop2 shows its rows anew, the picked one in sight', () => {
  document.body.innerHTML = `<form>
    <div class="checkbox"><input type="radio" name="delivery" value="3" checked></div>
    <div class="checkbox" id="cash"><input type="radio" name="payment" value="1"></div>
    <div class="checkbox" id="card"><input type="radio" name="payment" value="2" checked></div></form>`
  const form = document.querySelector('form')
  const method = { price: '220 ₽', text: '', refused: ['1', '2'] }
  // The little of the state that rows need.
  const state = { hidden: [], methods: { 3: method } } as unknown as State
  if (form) drawRows(form, state, '3')
  const rows = ['cash', 'card'].map((id) => document.getElementById(id))

  expect(rows.map((row) => row?.classList.contains('courier-hidden'))).toEqual([true, false])
  expect(document.body.textContent).toContain('220 ₽')
})

test('a picked payment that is refused gives way to one that is taken', () => {
  document.body.innerHTML = `<form><input type="radio" name="payment" value="1" checked>
    <input type="radio" name="payment" value="2"></form>`
  const form = document.querySelector('form')
  const payments = [...document.querySelectorAll('input')]
  const picked = () => payments.find(({ checked }) => checked)?.value
  if (form) leaveRefused(form, ['2'])
  const before = picked()
  if (form) leaveRefused(form, ['1'])

  expect([before, picked()]).toEqual(['1', '2'])
})

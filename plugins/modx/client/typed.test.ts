// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { type Hooks, keepTyped } from './typed.ts'

/** A form whose fields were just filled in, and what hears miniShop2's answers. */
function fillIn(typed: Readonly<Record<string, string>>) {
  document.body.innerHTML = '<form><input name="receiver"><input name="phone"></form>'
  const form = document.querySelector('form')
  const heard: Parameters<Hooks['add']>[2][] = []
  if (form) keepTyped(form, { add: (_path, _name, hook) => void heard.push(hook) })
  const fieldOf = (name: string) =>
    document.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? document.createElement('input')
  const type = (name: string, value: string) => {
    fieldOf(name).value = value
    fieldOf(name).dispatchEvent(new Event('change', { bubbles: true }))
  }
  for (const [name, value] of Object.entries(typed)) type(name, value)
  return {
    fieldOf,
    type,
    /** As miniShop2's script does: what the answer says of the field changed last, which may be nothing. */
    answer(data: Readonly<Record<string, string>>, last: string) {
      fieldOf(last).value = data[last] ?? ''
      for (const hook of heard) hook({ data })
    },
  }
}

test('a field emptied with the answer to another keeps what the buyer typed', () => {
  const { fieldOf, answer } = fillIn({ receiver: 'Анна', phone: '+79170000001' })
  answer({ phone: '+79170000001' }, 'phone')
  answer({ receiver: 'Анна' }, 'phone')

  expect([fieldOf('receiver').value, fieldOf('phone').value]).toEqual(['Анна', '+79170000001'])
})

test('what the shop made of a field stays, also where that is nothing, and so does an emptied field', () => {
  const { fieldOf, type, answer } = fillIn({ receiver: 'анна', phone: 'no digits' })
  answer({ receiver: 'Анна' }, 'receiver')
  answer({ phone: '' }, 'phone')
  const made = [fieldOf('receiver').value, fieldOf('phone').value]
  type('receiver', '')
  answer({ city: 'Казань' }, 'receiver')

  expect([made, fieldOf('receiver').value]).toEqual([['Анна', ''], ''])
})

// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { readFields, writeFields } from './address-fields.ts'

const FIELDS = { street: '#street', house: '[name=house]', flat: '#nowhere' }

beforeEach(() => {
  document.body.innerHTML =
    '<form><input id="street" value=" ул. Баумана "><input name="house"></form>'
})

test('what stands in the shop’s form is read, what is empty or missing is left out', () => {
  expect(readFields(document, FIELDS)).toEqual({ street: 'ул. Баумана' })
})

test('a chosen address is written into the shop’s form, which hears of each change once', () => {
  const heard: string[] = []
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) heard.push(target.value)
  })

  writeFields(document, FIELDS, { street: 'ул. Баумана', house: '7', flat: '12' })
  writeFields(document, FIELDS, { street: 'ул. Баумана', house: '7', flat: '12' })

  expect(heard).toEqual(['ул. Баумана', '7'])
})

test('an empty wish for the driver leaves the shop’s comment as it is', () => {
  document.body.innerHTML = '<textarea id="comment">Подарок</textarea>'
  const comment = document.querySelector('textarea')

  writeFields(document, { note: '#comment' }, { note: '' })
  expect(comment?.value).toBe('Подарок')

  writeFields(document, { note: '#comment' }, { note: 'Звоните за час' })
  expect(comment?.value).toBe('Звоните за час')
})

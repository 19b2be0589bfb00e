import { expect, test } from 'vitest'
import { parseDocument } from './xml.ts'
import { writeXml } from './xml-writer.ts'

test('what is written reads back the same, whatever signs it holds', () => {
  const hard = `ул. "Мира" & <Труда> 'а'\tб`

  const { root } = parseDocument(writeXml('a', { '@x': hard, b: hard, c: [{ '#text': hard }] }), [
    'c',
  ])

  expect(root).toEqual({ '@x': hard, b: hard, c: [hard] })
})

test('signs that XML forbids are dropped and emoji stay', () => {
  const text = writeXml('a', { b: 'x\u001Dy\u0000z\uFFFF\uD800 🚚' })

  expect(text).toContain('<b>xyz 🚚</b>')
})

test('absent values leave nothing behind and empty ones stay', () => {
  expect(writeXml('a', { b: undefined, '@c': undefined, d: '', e: {} })).toContain(
    '<a><d></d><e/></a>',
  )
})

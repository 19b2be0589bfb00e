import { expect, test } from 'vitest'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'
import { PIECE_CHARS, parseDocument, readDocument, readRows } from './xml.ts'

test('attributes, text and children keep their places, and what is empty is absent', () => {
  const { name, root } = parseDocument(
    '<a x="1" y=""><b/><c> text </c><d e="2">more</d><c2><![CDATA[<raw>]]></c2></a>',
    [],
  )

  expect(name).toBe('a')
  expect(root).toEqual({ '@x': '1', c: 'text', d: { '@e': '2', '#text': 'more' }, c2: '<raw>' })
})

test('a repeatable element is a list even when it stands alone', () => {
  const { root } = parseDocument('<pvzlist><pvz><code>007</code></pvz></pvzlist>', ['pvz'])

  expect(root).toEqual({ pvz: [{ code: '007' }] })
})

test('an element named like a prototype is only a name', () => {
  const { root } = parseDocument('<a><__proto__ polluted="1"/></a>', [])

  expect(Object.keys(root)).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>)['@polluted']).toBeUndefined()
})

test.each([
  ['a DTD', loadFixture('entity-bomb')],
  ['an entity beyond the five', '<a>&nbsp;</a>'],
  ['an unfinished document', '<a><b>'],
  ['two roots', '<a/><b/>'],
  ['no XML at all', 'Service Unavailable'],
  ['nesting without end', '<a>'.repeat(41) + '</a>'.repeat(41)],
])('%s is refused', (_what, text) => {
  expect(() => parseDocument(text, [])).toThrow(
    expect.objectContaining({ code: 'courier_misbehaved' }),
  )
})

test('an answer over the size limit is refused before it is read to its end', async () => {
  let given = 0
  function* endless() {
    yield '<a>'
    for (;;) {
      given += PIECE_CHARS
      yield 'x'.repeat(PIECE_CHARS)
    }
  }

  await expect(readDocument(endless(), [])).rejects.toMatchObject({ code: 'courier_misbehaved' })
  expect(given).toBeLessThan(66 * 1024 * 1024)
})

test('a document cut anywhere reads the same', async () => {
  const text = loadFixture('pvzlist')

  const whole = parseDocument(text, ['pvz', 'phone'])
  const cut = await readDocument([...text], ['pvz', 'phone'])

  expect(cut).toEqual(whole)
})

test('30 MB of points never keep the process busy with more than one piece', async () => {
  const row = `<pvz><code>1</code><name>${'На Ленина '.repeat(60)}</name></pvz>`
  const rows = Math.ceil((30 * 1024 * 1024) / row.length)
  let turns = 0
  let readInTurn = 0
  let mostInTurn = 0
  let mostRowsAtOnce = 0
  let counted = 0
  const ticking = setInterval(() => {}, 1)
  const countTurn = () => {
    turns++
    readInTurn = 0
    next = setImmediate(countTurn)
  }
  let next = setImmediate(countTurn)
  function* source() {
    yield '<pvzlist>'
    for (let i = 0; i < rows; i++) {
      readInTurn += row.length
      mostInTurn = Math.max(mostInTurn, readInTurn)
      yield row
    }
    yield '</pvzlist>'
  }

  for await (const batch of readRows(source(), { repeated: [], row: 'pvz' })) {
    counted += batch.length
    mostRowsAtOnce = Math.max(mostRowsAtOnce, batch.length)
  }
  clearImmediate(next)
  clearInterval(ticking)

  expect(counted).toBe(rows)
  expect(mostInTurn).toBeLessThanOrEqual(2 * PIECE_CHARS)
  expect(turns).toBeGreaterThan(400)
  expect(mostRowsAtOnce).toBeLessThan((2 * PIECE_CHARS) / row.length)
})

test('one huge chunk is read piece by piece as well', async () => {
  const text = `<pvzlist>${'<pvz><code>1</code></pvz>'.repeat(20_000)}</pvzlist>`
  let batches = 0
  let most = 0

  for await (const rows of readRows([text], { repeated: [], row: 'pvz' })) {
    batches++
    most = Math.max(most, rows.length)
  }

  expect(batches).toBe(Math.ceil(text.length / PIECE_CHARS))
  expect(most).toBeLessThan(PIECE_CHARS / 20)
})

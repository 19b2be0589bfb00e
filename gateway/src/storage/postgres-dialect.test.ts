import { expect, test } from 'vitest'
import { toPostgres } from './postgres-dialect.ts'

test('parameters are numbered and bring their own type', () => {
  const query = toPostgres({
    sql: 'UPDATE note SET body = ?, size = ?, share = ? WHERE id = ?',
    params: ['x', 3, 0.5, 'a'],
  })

  expect(query).toEqual({
    text: 'UPDATE note SET body = $1::text, size = $2::bigint, share = $3::double precision WHERE id = $4::text',
    values: ['x', 3, 0.5, 'a'],
  })
})

test('nothing is written as NULL, because it has no type to bring', () => {
  expect(toPostgres({ sql: 'SELECT ? IS NULL, ?', params: [null, 'x'] })).toEqual({
    text: 'SELECT NULL IS NULL, $1::text',
    values: ['x'],
  })
})

test('a question mark in quoted text, a name or a comment is no parameter', () => {
  const sql = `SELECT 'why?', 'it''s ?', "odd?" /* really? */ -- sure?
    FROM note WHERE id = ?`

  expect(toPostgres({ sql, params: ['a'] }).text).toBe(sql.replace(/\?$/, '$1::text'))
})

test('a comment for PostgreSQL becomes part of the statement', () => {
  const sql = 'SELECT id FROM note LIMIT ? /*postgres: FOR UPDATE SKIP LOCKED */'

  expect(toPostgres({ sql, params: [1] }).text).toBe(
    'SELECT id FROM note LIMIT $1::bigint FOR UPDATE SKIP LOCKED',
  )
})

test('too few or too many parameters are a mistake, not a guess', () => {
  expect(() => toPostgres({ sql: 'SELECT ?, ?', params: ['a'] })).toThrow('parameter 2 is missing')
  expect(() => toPostgres({ sql: 'SELECT ?', params: ['a', 'b'] })).toThrow('2 parameters for 1')
})

import { expect, test } from 'vitest'
import { parseConnectionString, printConnectionString } from './connection-string.ts'

test('six values are read, with lists in quotes and a mark-up in percent', () => {
  expect(parseConnectionString("71, 90005, demoAccount, demoSecret, '136, 234', 12%")).toEqual({
    branchCode: '71',
    courierCode: '90005',
    login: 'demoAccount',
    password: 'demoSecret',
    serviceLevels: ['136', '234'],
    markUp: { kind: 'percent', hundredths: 1200 },
  })
})

test('empty places are kept and money is in minor units', () => {
  expect(parseConnectionString("71,90010,,, '2, 1', 10.5")).toMatchObject({
    login: '',
    password: '',
    serviceLevels: ['2', '1'],
    markUp: { kind: 'money', amount: 1050 },
  })
})

test('a quoted password keeps its comma, and quotes around one mode mean nothing', () => {
  expect(parseConnectionString("5, 90020, key, '1,5', '1', ")).toMatchObject({
    password: '1,5',
    serviceLevels: ['1'],
    markUp: null,
  })
})

test.each([
  ['x, 90005, a, b, 1, 1', 'branchCode'],
  ['1, CDEK, a, b, 1, 1', 'courierCode'],
  ['1, 90008, , b, 1, 1', 'login'],
  ['1, 90020, key, , 1, 1', 'password'],
  ['1, 90010, , secret, 1, 1', 'password'],
  ["1, 90005, a, 'b, 1, 1", 'password'],
  ["1, 90005, a, b, '1,,2', 1", 'serviceLevels'],
  ['1, 90005, a, b, , 1', 'serviceLevels'],
  ['1, 90005, a, b, 1, много', 'markUp'],
  ['1, 90005, a, b, 1, 1, 1', 'markUp'],
  ['1, 90005, a, b, 1', 'markUp'],
  ['1, 90005', 'login'],
  ['', 'courierCode'],
])('%s is refused at %s', (line, path) => {
  expect(() => parseConnectionString(line)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      details: { issues: [expect.objectContaining({ path })] },
    }),
  )
})

test('a refusal does not repeat the password', () => {
  expect(() => parseConnectionString("1, 90005, a, 'hunter2, 1, 1")).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  )
})

test.each([
  "71, 90005, demoAccount, demoSecret, '136, 234', 12%",
  "5, 90020, key, '1,5', 1, ",
  '71, 90010, , , 2, 10.5',
  '71, 90001, , token, 2, 12.25%',
])('%s is printed as it was read', (line) => {
  expect(printConnectionString(parseConnectionString(line))).toBe(line)
})

test.each([
  ['login', { login: 'a,b' }],
  ['password', { password: "a,'b" }],
  ['branchCode', { branchCode: '' }],
])('a %s that the grammar cannot hold is not printed', (path, change) => {
  const connection = parseConnectionString('1, 90005, a, b, 1, 1')

  expect(() => printConnectionString({ ...connection, ...change })).toThrow(
    expect.objectContaining({ details: { issues: [expect.objectContaining({ path })] } }),
  )
})

import { expect, test } from 'vitest'
import { jsonDepth } from './json-depth.ts'

test.each([
  ['1', 0],
  ['{"a":[1,{"b":2}],"c":[]}', 3],
  ['"[[[["', 0],
  ['["\\"[[[", []]', 2],
  ['[['.repeat(50_000), 100_000],
])('%.20j is so deep', (text, depth) => {
  expect(jsonDepth(text)).toBe(depth)
})

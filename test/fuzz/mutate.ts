import type { Random } from '../chaos/random.ts'

/** Text that readers have stumbled over. */
const TRAPS = [
  '',
  '\u0000',
  '\uFFFD',
  '\uD800',
  '\u202E',
  '٣',
  '<',
  '</',
  '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&#x110000;',
  '&a;',
  '<?xml version="1.0" encoding="windows-1251"?>',
  '"',
  '\\',
  '\\u0000',
  '{"__proto__":{"isAdmin":true}}',
  '__proto__',
  '[[[[[[[[[[',
  'null',
  'true',
  '-0',
  '1e309',
  '-1',
  '9007199254740993',
  '99999999999999999999',
  '0.1',
  'NaN',
  "'",
  "' OR '1'='1",
  '; DROP TABLE shipment',
  '$1',
  '?',
  '%00',
  '%',
  '../../../../etc/passwd',
  '\r\nX-Injected: yes\r\n',
  ',',
  '%,',
] as const

type Operation = (text: string, random: Random, other: string) => string

const at = (text: string, random: Random): number => random.between(0, text.length)

function range(text: string, random: Random, most = text.length): readonly [number, number] {
  const from = at(text, random)
  return [from, Math.min(text.length, from + random.between(0, most))]
}

const OPERATIONS: readonly [Operation, ...Operation[]] = [
  function cutOut(text, random) {
    const [from, to] = range(text, random, 30)
    return text.slice(0, from) + text.slice(to)
  },
  function cutOff(text, random) {
    return text.slice(0, at(text, random))
  },
  function changeCharacter(text, random) {
    const i = at(text, random)
    return text.slice(0, i) + String.fromCharCode(random.between(0, 0x4ff)) + text.slice(i + 1)
  },
  function insertTrap(text, random) {
    const i = at(text, random)
    return text.slice(0, i) + random.pick(TRAPS) + text.slice(i)
  },
  function replaceByTrap(text, random) {
    const [from, to] = range(text, random, 20)
    return text.slice(0, from) + random.pick(TRAPS) + text.slice(to)
  },
  function repeat(text, random) {
    const [from, to] = range(text, random, 60)
    return text.slice(0, to) + text.slice(from, to).repeat(random.between(1, 40)) + text.slice(to)
  },
  function swap(text, random) {
    const [a, b] = range(text, random)
    const [c, d] = range(text.slice(b), random)
    return text.slice(0, a) + text.slice(b + c, b + d) + text.slice(a, b) + text.slice(b + d)
  },
  function splice(text, random, other) {
    const [from, to] = range(other, random)
    const i = at(text, random)
    return text.slice(0, i) + other.slice(from, to) + text.slice(i)
  },
  function changeNumber(text, random) {
    const numbers = [...text.matchAll(/\d+/g)]
    const number = numbers[random.between(0, numbers.length - 1)]
    if (!number) return text
    const traps = ['0', '-1', '1e9', '00', '1.5', '99999999999', '9007199254740993', ''] as const
    return (
      text.slice(0, number.index) + random.pick(traps) + text.slice(number.index + number[0].length)
    )
  },
]

/** A neighbour of `seed`: one to four changes, some of them from another text of the corpus. */
export function mutate(seed: string, corpus: readonly string[], random: Random): string {
  let text = seed
  for (let left = random.between(1, 4); left > 0; left--) {
    const other = corpus[random.between(0, corpus.length - 1)] ?? ''
    text = random.pick(OPERATIONS)(text, random, other)
  }
  return text
}

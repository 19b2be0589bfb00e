import { readFileSync } from 'node:fs'
import type { SigningKey } from '../../../gateway/src/installation.ts'
import { signSelection, verifySelection } from '../../../gateway/src/tokens.ts'
import type { Random } from '../../chaos/random.ts'
import { mutate } from '../mutate.ts'
import { NotBorne, type Target } from '../target.ts'

interface Vector {
  readonly name: string
  readonly token: string
  readonly with: {
    readonly installation: string
    readonly method: 'door' | 'pickup_point' | 'locker'
    readonly ruleSet: string
    readonly cart: string
    readonly currency: string
    readonly now: number
  }
  readonly answer: string
}

interface Vectors {
  readonly sk: string
  readonly kid: string
  readonly carts: readonly { readonly name: string; readonly fingerprint: string }[]
  readonly tokens: readonly Vector[]
}

/** Selection tokens that differ from the good one, in a character or in their claims. */
export function createTokenTarget(): Target {
  const url = new URL('../../vectors/trust.json', import.meta.url)
  // The shared vectors: their shape is tested where they are read first.
  const vectors = JSON.parse(readFileSync(url, 'utf8')) as Vectors
  const good = vectors.tokens.find(({ answer }) => answer === 'accepted')
  const cart = vectors.carts.find(({ name }) => name === good?.with.cart)
  if (!good || !cart) throw new Error('the vectors have no good token')
  const keys = [{ kid: vectors.kid, secret: vectors.sk }]
  const expected = { ...good.with, fingerprint: cart.fingerprint }
  const corpus = vectors.tokens.map(({ token }) => token)
  // Other tokens of the vectors may be good for the same cart: those are no forgeries.
  const genuine = new Set(corpus.filter((token) => verifySelection(token, keys, expected).ok))
  if (!genuine.has(good.token)) throw new Error('the good token does not verify')

  return {
    name: 'tokens',
    async round(random) {
      const forged = random.pick(FORGERIES)(good.token, corpus, random)
      if (genuine.has(forged)) return
      let verdict: ReturnType<typeof verifySelection>
      try {
        verdict = verifySelection(forged, keys, expected)
      } catch (cause) {
        throw new NotBorne('the check threw', forged, { cause })
      }
      if (verdict.ok) throw new NotBorne('a forged token was accepted', forged)
    },
    async close() {},
  }
}

type Forgery = (token: string, corpus: readonly string[], random: Random) => string

const FORGERIES: readonly [Forgery, ...Forgery[]] = [
  (token, corpus, random) => mutate(token, corpus, random),
  function changeOneCharacter(token, _, random) {
    const i = random.between(0, token.length - 1)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = alphabet[random.between(0, alphabet.length - 1)] ?? 'A'
    return token.slice(0, i) + other + token.slice(i + 1)
  },
  function changeClaims(token, _, random) {
    const [version, kid, payload = '', mac] = token.split('.')
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const price = random.pick([
      { amount: 0, currency: 'RUB' },
      { amount: 1, currency: 'RUB' },
    ])
    const changes = random.pick<Record<string, unknown>>([
      { price },
      { expiresAt: 9_999_999_999 },
      { town: { code: '1' } },
    ])
    const text = JSON.stringify({ ...claims, ...changes })
    return [version, kid, Buffer.from(text).toString('base64url'), mac].join('.')
  },
  function signWithAnotherKey(token, _, random) {
    const [, kid = '', payload = ''] = token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const key: SigningKey = { kid, secret: `sk_${kid}_${random.next()}` }
    return signSelection({ ...claims, price: { amount: 1, currency: 'RUB' } }, key)
  },
  function pad(token, _, random) {
    return random.pick([
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.replace('v1', 'v2'),
      `${token}.`,
    ])
  },
]

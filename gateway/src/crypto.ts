import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { DeliveryError } from '@courier-checkout/api-client'

/** What the gateway locks away for itself; each purpose has a key of its own. */
export type Purpose =
  | 'courier-password'
  | 'secret-key'
  | 'quote'
  | 'courier-webhook'
  | 'operator-session'

export interface SecretBox {
  /** `context` names what is locked, so that one row's text cannot be moved to another. */
  seal(purpose: Purpose, plain: Uint8Array, context: string): string
  /** Throws `selection_invalid` when the text was not sealed here for this purpose and context. */
  open(purpose: Purpose, sealed: string, context: string): Buffer
  /** A mark that only this gateway can make. */
  mark(purpose: Purpose, text: string): string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key of its own for each purpose, derived when it is first needed. */
function deriveKeys(gatewayKey: Uint8Array): (purpose: Purpose) => Buffer {
  const keys = new Map<Purpose, Buffer>()
  return (purpose) => {
    const known = keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', gatewayKey, '', `courier-checkout/${purpose}`, 32))
    keys.set(purpose, key)
    return key
  }
}

/**
 * AES-256-GCM with a random nonce, under keys derived from `GATEWAY_KEY`. What `previous` locked is
 * opened too, for as long as a rotation takes; nothing is locked with it.
 */
export function createSecretBox(
  gatewayKey: Uint8Array,
  previous: Uint8Array | null = null,
): SecretBox {
  const keyFor = deriveKeys(gatewayKey)
  const openers = [keyFor, ...(previous ? [deriveKeys(previous)] : [])]

  return {
    seal(purpose, plain, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
    },
    open(purpose, sealed, context) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw notOurs()
      const plain = openers.reduce<Buffer | null>(
        (opened, key) => opened ?? decrypt(bytes, key(purpose), context),
        null,
      )
      if (!plain) throw notOurs()
      return plain
    },
    mark: (purpose, text) =>
      createHmac('sha256', keyFor(purpose)).update(text).digest('base64url').slice(0, 32),
  }
}

/** `null`: not locked with this key for this context. */
function decrypt(bytes: Buffer, key: Buffer, context: string): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    return null
  }
}

function notOurs(): DeliveryError {
  return new DeliveryError('selection_invalid', 'the sealed text was not made by this gateway', {
    details: { reason: 'mac' },
  })
}

/** Compares without telling by its time where two texts begin to differ. Their length is no secret. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** In the order of their codes, so that texts sort as the numbers they are made of. */
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz'

/** `ins_4f7k…`: a prefix that says what it names and 80 random bits. */
export const newId = (prefix: string): string => `${prefix}_${randomName(16)}`

/** Whether a stranger's text could be an id: no store needs to be asked about another. */
export const isId = (text: string): boolean => /^\w{1,64}$/.test(text)

/** Of 32 letters, so that five random bits choose one evenly. */
export function randomName(length: number): string {
  let name = ''
  for (const byte of takeRandom(length)) name += ALPHABET[byte % 32]
  return name
}

/** Asking the system costs more than what it gives, so it gives for many. */
let pool = Buffer.alloc(0)
const POOL_BYTES = 4_096

function takeRandom(length: number): Buffer {
  if (pool.length < length) pool = randomBytes(Math.max(POOL_BYTES, length))
  const taken = pool.subarray(0, length)
  pool = pool.subarray(length)
  return taken
}

/**
 * An id that sorts by its time: rows of one moment then lie side by side in the store, and a commit
 * writes a few pages instead of one for each row.
 */
export const newTimedId = (prefix: string, now: Date): string =>
  `${prefix}_${toLetters(now.getTime(), 9)}${randomName(12)}`

function toLetters(number: number, length: number): string {
  let letters = ''
  for (let i = 0, rest = number; i < length; i++, rest = Math.floor(rest / 32)) {
    letters = ALPHABET.charAt(rest % 32) + letters
  }
  return letters
}

/** `sk_<kid>_<43 characters>`: 32 random bytes behind the name they are known by. */
export function newSecretKey(): { readonly kid: string; readonly secret: string } {
  const kid = randomName(8)
  return { kid, secret: `sk_${kid}_${randomBytes(32).toString('base64url')}` }
}

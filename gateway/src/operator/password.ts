import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** `scrypt:<salt>:<hash>`, both base64url: what `OPERATOR_PASSWORD_HASH` holds. */
export const PASSWORD_HASH = /^scrypt:([\w-]{22}):([\w-]{43})$/

const HASH_BYTES = 32
/** About 50 ms and 32 MB on a small machine: dear for whoever guesses, cheap for one person. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt)
  return `scrypt:${salt.toString('base64url')}:${hash.toString('base64url')}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', hash = ''] = PASSWORD_HASH.exec(stored) ?? []
  if (hash === '') return false
  const given = await derive(password, Buffer.from(salt, 'base64url'))
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'))
}

/** In a thread of Node's pool: the event loop goes on. */
function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

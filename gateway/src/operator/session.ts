import { createHash } from 'node:crypto'
import { DeliveryError } from '@courier-checkout/api-client'
import { getCookie, setCookie } from 'hono/cookie'
import { isSameSecret, type SecretBox } from '../crypto.ts'
import type { GatewayContext } from '../gateway-env.ts'
import type { Clock } from '../lib/clock.ts'
import { isPassword } from './password.ts'

/** How the operator proves to be one. At least one of them is set. */
export interface OperatorLogin {
  readonly passwordHash: string | null
  readonly token: string | null
}

export interface Sessions {
  /** Throws `unauthenticated` when the word is neither the password nor the token. */
  begin(c: GatewayContext, word: string): Promise<void>
  end(c: GatewayContext): void
  /** The mark that this session's forms carry; `null`: nobody is logged in. */
  find(c: GatewayContext): string | null
  /** Throws `forbidden` unless the form was made for this session: another site cannot make one. */
  refuseForeignForm(c: GatewayContext, mark: string): void
}

const COOKIE = 'courier_operator'
const LASTS_SECONDS = 12 * 3600

/** Stateless: any process of the gateway knows a session of another. A new password ends them all. */
export function createSessions(
  { passwordHash, token }: OperatorLogin,
  { box, clock }: { readonly box: SecretBox; readonly clock: Pick<Clock, 'now'> },
): Sessions {
  const login = createHash('sha256').update(`${passwordHash}\n${token}`).digest('hex')
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000)
  const markOf = (kind: 'session' | 'form', until: number): string =>
    box.mark('operator-session', `${kind} ${until} ${login}`)

  function put(c: GatewayContext, value: string, maxAge: number): void {
    const isSecure = c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:')
    setCookie(c, COOKIE, value, {
      path: '/operator',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure,
      maxAge,
    })
  }

  function findUntil(c: GatewayContext): number | null {
    const [, until = '', mark = ''] = /^(\d{10})\.(.+)$/.exec(getCookie(c, COOKIE) ?? '') ?? []
    if (until === '' || !isSameSecret(mark, markOf('session', Number(until)))) return null
    return Number(until) > seconds() ? Number(until) : null
  }

  return {
    async begin(c, word) {
      const isRight =
        (token !== null && isSameSecret(word, token)) ||
        (passwordHash !== null && (await isPassword(word, passwordHash)))
      if (!isRight) throw new DeliveryError('unauthenticated', 'the password is not right')
      const until = seconds() + LASTS_SECONDS
      put(c, `${until}.${markOf('session', until)}`, LASTS_SECONDS)
    },
    end: (c) => put(c, '', 0),
    find(c) {
      const until = findUntil(c)
      return until === null ? null : markOf('form', until)
    },
    refuseForeignForm(c, mark) {
      const until = findUntil(c)
      if (until !== null && isSameSecret(mark, markOf('form', until))) return
      throw new DeliveryError('forbidden', 'this form is not from this page: open it again')
    },
  }
}

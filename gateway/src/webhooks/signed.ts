import { randomBytes } from 'node:crypto'
import { WebhookChallenge } from '@courier-checkout/api-client/contract'
import type * as z from 'zod'
import type { Directory, Installation } from '../installation.ts'
import type { Clock } from '../lib/clock.ts'
import { signWebhook } from '../tokens.ts'
import type { WebhookPost, WebhookReply } from './post.ts'

export interface SigningDeps {
  readonly directory: Pick<Directory, 'signingKey'>
  readonly clock: Pick<Clock, 'now'>
  readonly post: WebhookPost
}

/** One call to a shop, signed with the key that signs now. Each try is signed anew. */
export async function deliverSigned(
  { directory, clock, post }: SigningDeps,
  message: {
    readonly installationId: string
    readonly url: string
    readonly body: string
    readonly timeoutMs: number
    readonly signal?: AbortSignal
  },
): Promise<WebhookReply> {
  const key = await directory.signingKey(message.installationId)
  const { url, body, timeoutMs, signal } = message
  const now = Math.floor(clock.now().getTime() / 1000)
  return post({
    url,
    body,
    timeoutMs,
    ...(signal ? { signal } : {}),
    headers: {
      'content-type': 'application/json',
      'courier-signature': signWebhook(body, key, now),
      'user-agent': 'courier-checkout',
    },
  })
}

/** Whether the shop's webhook works; the message is for the merchant. */
export interface ChallengeVerdict {
  readonly ok: boolean
  readonly message: string
}

const CHALLENGE_TIMEOUT_MS = 10_000
const Echo = WebhookChallenge.pick({ challenge: true })

/** Asks the webhook address to repeat a random word: it is on the shop's host and reads our signature. */
export async function sendChallenge(
  deps: SigningDeps,
  installation: Pick<Installation, 'id' | 'shopUrl'>,
  url: string,
): Promise<ChallengeVerdict> {
  const host = toHostname(installation.shopUrl)
  if (toHostname(url) !== host) {
    return { ok: false, message: `the webhook address is not on the shop's host ${host}` }
  }
  const challenge = randomBytes(16).toString('base64url')
  try {
    const reply = await deliverSigned(deps, {
      installationId: installation.id,
      url,
      body: JSON.stringify({ kind: 'challenge', challenge } satisfies z.infer<
        typeof WebhookChallenge
      >),
      timeoutMs: CHALLENGE_TIMEOUT_MS,
    })
    return judgeReply(reply, challenge)
  } catch (error) {
    return { ok: false, message: `the shop could not be called: ${toWhy(error)}` }
  }
}

function judgeReply({ status, body }: WebhookReply, challenge: string): ChallengeVerdict {
  if (status !== 200) return { ok: false, message: `the shop answered ${status} instead of 200` }
  const echo = Echo.safeParse(parseJson(body))
  const ok = echo.success && echo.data.challenge === challenge
  const message = ok
    ? 'the shop can be called'
    : 'the shop answered 200 but did not repeat the challenge'
  return { ok, message }
}

/** A sentence without our own addresses or the shop's text in it. */
export const toWhy = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200) : 'unknown failure'

const toHostname = (url: string): string =>
  new URL(/^https?:\/\//.test(url) ? url : `https://${url}`).hostname

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

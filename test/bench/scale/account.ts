import { createLimiter, DeliveryError } from '@courier-checkout/api-client'
import type { Random } from '../../chaos/random.ts'

export interface Shopping {
  /** Of a day's orders, how many fall into its busiest hour. */
  readonly peakShare: number
  /** Most who look at delivery do not buy. */
  readonly checkoutsPerOrder: number
  /** Each town, method and change of the cart asks again. */
  readonly questionsPerCheckout: number
  /** Of those, how many differ: the rest is known from ten minutes ago at most. */
  readonly distinctPerCheckout: number
  /** Carts so common (one item, a large town) that another buyer's answer is still fresh. */
  readonly commonCartShare: number
  /** Sends that go wrong and cost a look-up and a second send. */
  readonly failureShare: number
  /** Statuses the courier's webhook hints at. */
  readonly trackingHintsPerOrder: number
  /** So many of them are asked about one by one; the others only hasten the feed. */
  readonly lookUpsPerHour: number
  readonly feedReadsPerHour: number
}

export interface AccountHour {
  readonly orders: number
  readonly questions: number
  /** Questions that went to the courier. */
  readonly asked: number
  /** Questions that our own limit kept back: an older price, or none. */
  readonly refused: number
  /** Sends that had to wait for the hour to move on. */
  readonly lateSends: number
  readonly hints: number
  /** All calls to the courier. */
  readonly calls: number
}

interface Happening {
  readonly at: number
  readonly what: 'quote' | 'send' | 'track'
}

const HOUR_MS = 3_600_000
/** The feed's shortest interval; a reading that brings something is acknowledged. */
const MOST_READINGS = HOUR_MS / 20_000
const CALLS_A_READING = 2

/** One courier account's busiest hour, minute by minute, with the limiter that guards real ones. */
export function runAccount(random: Random, ordersPerDay: number, s: Shopping): AccountHour {
  const orders = draw(random, ordersPerDay * s.peakShare)
  const checkouts = draw(random, ordersPerDay * s.peakShare * s.checkoutsPerOrder)
  const distinct = checkouts * s.distinctPerCheckout
  const asking = draw(random, distinct * (1 - s.commonCartShare))
  const hints = draw(random, orders * s.trackingHintsPerOrder)
  const sends = orders + 2 * draw(random, orders * s.failureShare)
  const happenings = [
    ...scatter(random, asking, 'quote'),
    ...scatter(random, sends, 'send'),
    ...scatter(random, toTracking(hints, s), 'track'),
  ].sort((a, b) => a.at - b.at)

  let now = 0
  const limiter = createLimiter({ clock: () => new Date(now) })
  const refused = { quote: 0, send: 0, track: 0 }
  for (const { at, what } of happenings) {
    now = at
    try {
      limiter.take(what === 'quote' ? 'browser' : 'server')
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      refused[what]++
    }
  }
  return {
    orders,
    questions: checkouts * s.questionsPerCheckout,
    asked: asking - refused.quote,
    refused: refused.quote,
    lateSends: refused.send,
    hints,
    calls: happenings.length - refused.quote - refused.send - refused.track,
  }
}

function toTracking(hints: number, { lookUpsPerHour, feedReadsPerHour }: Shopping): number {
  const lookUps = Math.min(hints, lookUpsPerHour)
  const hastened = Math.min(hints - lookUps, MOST_READINGS) * CALLS_A_READING
  return lookUps + hastened + feedReadsPerHour
}

/** A whole number around `mean`, as independent buyers make it. */
function draw(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * toNormal(random)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

const toNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

const scatter = (random: Random, count: number, what: Happening['what']): readonly Happening[] =>
  Array.from({ length: Math.round(count) }, () => ({ at: random.next() * HOUR_MS, what }))

import * as z from 'zod'
import { Payment } from '../domain/cart.ts'

const Minor = z.int().min(0).max(1_000_000_00)

/** How much of the computed price the buyer pays in an interval of goods value. */
export const BuyerShare = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('fixed'), amount: Minor }),
  z.object({ kind: z.literal('less_amount'), amount: Minor }),
  z.object({ kind: z.literal('less_percent'), percent: z.number().min(0).max(100) }),
])
export type BuyerShare = z.infer<typeof BuyerShare>

/**
 * A shop's price rules for one delivery method entry. Buyer price = rate × multiplier + additive,
 * then the interval of the goods' value, then free-from, then rounding; never below zero.
 * Money in minor units of the tenant's currency.
 */
export const RuleSet = z.object({
  /** The courier's town code; `null`: the merchant's card at the courier decides. */
  senderTown: z.string().max(40).nullable().default(null),
  /** In the order offered; empty: all the courier has. */
  serviceLevels: z.array(z.string().max(20)).max(50).default([]),
  /** Empty or zero counts as 1. */
  multiplier: z.number().min(0).max(100).default(1),
  additive: z.int().min(-1_000_000_00).max(1_000_000_00).default(0),
  /** The last interval whose `from` the goods reach is applied. */
  intervals: z
    .array(z.object({ from: Minor, buyerPays: BuyerShare }))
    .max(20)
    .default([]),
  /** Free when the goods are worth this much or more. */
  freeFrom: Minor.nullable().default(null),
  rounding: z
    .object({ step: z.int().min(1).max(1_000_00), direction: z.enum(['up', 'down', 'nearest']) })
    .nullable()
    .default(null),
  /** Payments this method can be chosen with; empty: all. */
  payments: z.array(Payment).max(3).default([]),
  maxWeightGrams: z.int().positive().nullable().default(null),
})
export type RuleSet = z.infer<typeof RuleSet>
/** What a shop may send; what is missing is filled in. */
export type RuleSetInput = z.input<typeof RuleSet>

export const RuleSetName = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)

/** `PUT /v1/rule-sets/{name}`: the version grows when the rules differ from those in force. */
export const RuleSetAnswer = z.object({ name: RuleSetName, version: z.int().positive() })
export type RuleSetAnswer = z.infer<typeof RuleSetAnswer>

import * as z from 'zod'
import { DeliveryError } from '../../errors.ts'
import type { XmlNode } from './xml.ts'

/** Text of an element, with or without attributes around it; empty ones are absent already. */
export const Text = z
  .union([z.string(), z.object({ '#text': z.string().optional() }).transform((n) => n['#text'])])
  .optional()

/** An attribute. */
export const Attribute = z.string().optional()

/** An element that may come as bare text: `Казань` or `{ '@code': '1', '#text': 'Казань' }`. */
export const withText = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (node) => (typeof node === 'string' ? { '#text': node } : node),
    z.object({ ...shape, '#text': z.string().optional() }),
  )

/**
 * Reads a node of an answer by its schema.
 *
 * @throws {DeliveryError} `courier_misbehaved` when it is not what the protocol promises.
 */
export function decode<Out>(schema: z.ZodType<Out>, node: XmlNode | undefined, what: string): Out {
  const read = schema.safeParse(node)
  if (read.success) return read.data
  throw new DeliveryError('courier_misbehaved', `the courier sent an unreadable ${what}`, {
    cause: read.error,
  })
}

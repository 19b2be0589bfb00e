import { DeliveryError } from '@courier-checkout/api-client'
import type * as z from 'zod'
import type { GatewayContext } from './gateway-env.ts'
import { jsonDepth } from './lib/json-depth.ts'

/** The body as the schema's output. Whatever its media type says: browsers send `text/plain`. */
export async function readBody<Schema extends z.ZodType>(
  c: GatewayContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  return (await readBodyAsSent(c, schema)).body
}

/** The body as the schema's output, and as it was sent. */
export async function readBodyAsSent<Schema extends z.ZodType>(
  c: GatewayContext,
  schema: Schema,
): Promise<{ readonly body: z.output<Schema>; readonly sent: unknown }> {
  const sent = parseJson(await c.req.text())
  return { body: check(schema, sent), sent }
}

/** The query string as the schema's output; a repeated name counts once. */
export function readQuery<Schema extends z.ZodType>(
  c: GatewayContext,
  schema: Schema,
): z.output<Schema> {
  return check(schema, c.req.query())
}

export function readParam<Schema extends z.ZodType>(
  c: GatewayContext,
  name: string,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(c.req.param(name))
  if (parsed.success) return parsed.data
  throw refuse([{ path: name, message: 'has another form' }])
}

/** Nothing of ours is deeper than six; what walks over a body must not run out of stack. */
const DEEPEST = 20

function parseJson(text: string): unknown {
  if (jsonDepth(text) > DEEPEST) throw refuse([{ path: '', message: 'is nested too deep' }])
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    // Not as `cause`: its message quotes what was sent.
    throw refuse([{ path: '', message: 'is not JSON' }])
  }
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw refuse(
    parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  )
}

interface Issue {
  readonly path: string
  readonly message: string
}

function refuse(issues: readonly Issue[]): DeliveryError {
  const [first] = issues
  const words = first ? `${first.path || 'the body'}: ${first.message}` : 'the request is not valid'
  return new DeliveryError('invalid_request', words, { details: { issues } })
}

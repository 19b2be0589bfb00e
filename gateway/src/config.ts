import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { PASSWORD_HASH } from './operator/password.ts'
import type { OperatorLogin } from './operator/session.ts'
import { TenantSettings, type Tenants } from './tenants.ts'
import type { TracingConfig } from './tracing/exporter.ts'

/** All that an operator may set. Read once, at the start. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where browsers and shops reach this gateway; `null`: the address it listens on. */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** `null`: the embedded engine in the data folder. */
  readonly databaseUrl: string | null
  readonly courierUrl: string
  readonly tenants: Tenants
  /** `null`: a key file in the data folder. */
  readonly gatewayKey: Uint8Array | null
  /** Still opens what it locked, while the key is being replaced. */
  readonly previousKey: Uint8Array | null
  readonly widgetDir: string | null
  /** Who may see the operator's pages; `null`: there are none. */
  readonly operator: OperatorLogin | null
  /** How long the people of an order are known after it came to its end. */
  readonly retentionDays: number
  /** How many proxies before us write `X-Forwarded-For`. */
  readonly trustedProxies: number
  /** Webhooks to private addresses: for shops on the operator's own network. */
  readonly allowPrivateWebhooks: boolean
  /** Of one publishable key; three thousand at once are always allowed. */
  readonly pageCallsPerSecond: number
  readonly logLevel: 'silent' | 'error' | 'info'
  /** `null`: nobody collects traces. */
  readonly tracing: TracingConfig | null
}

/** Names and values, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The operator set something wrong; the message says which variable and what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address' })
const Flag = z
  .enum(['true', 'false', '1', '0', ''], { error: 'must be true or false' })
  .transform((flag) => flag === 'true' || flag === '1')

const Variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .pipe(z.int().max(65_535, 'must be a port number'))
    .default(9010),
  PUBLIC_URL: webAddress.optional(),
  DATA_DIR: z.string().min(1).default('.cache/gateway'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be like postgres://user@host/name' })
    .optional(),
  COURIER_URL: webAddress.default('https://home.courierexe.ru/api/'),
  COURIER_CODES: z
    .string()
    .regex(/^(\*|\s*\d{1,10}\s*(,\s*\d{1,10}\s*)*)$/, 'must be courier codes such as 8,8814, or *')
    .optional(),
  TENANTS: z.string().optional(),
  GATEWAY_KEY: z.string().transform(readKey).optional(),
  GATEWAY_KEY_PREVIOUS: z.string().transform(readKey).optional(),
  WIDGET_DIR: z.string().min(1).optional(),
  OPERATOR_PASSWORD_HASH: z
    .string()
    .regex(PASSWORD_HASH, 'must be what `npm run gateway -- hash-password` prints')
    .optional(),
  OPERATOR_TOKEN: z.string().min(24, 'must have at least 24 characters').optional(),
  RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of days, at least 1')
    .transform(Number)
    .default(180),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, 'must be the number of proxies in front: 0, 1, 2 …')
    .transform(Number)
    .default(0),
  ALLOW_PRIVATE_WEBHOOKS: Flag.default(false),
  PAGE_CALLS_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a number of calls, such as 100')
    .transform(Number)
    .default(100),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^[\w-]+=[^,]*(,[\w-]+=[^,]*)*$/, 'must be like name=value,name=value')
    .default(''),
  OTEL_SERVICE_NAME: z.string().min(1).default('courier-checkout-gateway'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'info'], { error: 'must be silent, error or info' })
    .default('info'),
})

/**
 * @throws {ConfigError} naming every variable that is wrong.
 */
export function readConfig(environment: Environment): Config {
  const known = Object.keys(Variables.shape)
  const given = known.flatMap((name) => {
    const value = environment[name]?.trim()
    return value ? [[name, value] as const] : []
  })
  const parsed = Variables.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new ConfigError(describe(parsed.error))

  const v = parsed.data
  if (v.DATABASE_URL !== undefined && v.GATEWAY_KEY === undefined) {
    throw new ConfigError('GATEWAY_KEY is needed with DATABASE_URL: all processes must share it')
  }
  return {
    host: v.HOST,
    port: v.PORT,
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL ?? null,
    courierUrl: v.COURIER_URL,
    tenants: readTenants(v.COURIER_CODES, v.TENANTS),
    gatewayKey: v.GATEWAY_KEY ?? null,
    previousKey: v.GATEWAY_KEY_PREVIOUS ?? null,
    widgetDir: v.WIDGET_DIR ?? null,
    operator: toOperator(v.OPERATOR_PASSWORD_HASH ?? null, v.OPERATOR_TOKEN ?? null),
    retentionDays: v.RETENTION_DAYS,
    trustedProxies: v.TRUST_PROXY,
    allowPrivateWebhooks: v.ALLOW_PRIVATE_WEBHOOKS,
    pageCallsPerSecond: v.PAGE_CALLS_PER_SECOND,
    logLevel: v.LOG_LEVEL,
    tracing: toTracing(v),
  }
}

function toTracing(v: z.output<typeof Variables>): TracingConfig | null {
  if (v.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null
  const headers = v.OTEL_EXPORTER_OTLP_HEADERS.split(',').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=')
    return name === '' ? [] : [[name, decodeURIComponent(value.join('='))] as const]
  })
  return {
    endpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: Object.fromEntries(headers),
    service: v.OTEL_SERVICE_NAME,
  }
}

/** Without a password or a token there are no operator's pages. */
function toOperator(passwordHash: string | null, token: string | null): OperatorLogin | null {
  return passwordHash === null && token === null ? null : { passwordHash, token }
}

/** 32 bytes as hex or base64: `openssl rand -base64 32`. */
function readKey(text: string, context: z.RefinementCtx): Uint8Array {
  const isHex = /^[0-9a-f]{64}$/i.test(text)
  const isBase64 = /^[\w+/-]{43}=?$/.test(text)
  if (!isHex && !isBase64) {
    context.addIssue('must be 32 random bytes in base64 or hex: openssl rand -base64 32')
    return z.NEVER
  }
  return isHex ? Buffer.from(text, 'hex') : Buffer.from(text.replace(/=$/, ''), 'base64url')
}

function readTenants(codes: string | undefined, settings: string | undefined): Tenants {
  const described = settings === undefined ? {} : parseTenants(settings)
  const listed = codes === undefined || codes === '*' ? [] : codes.split(',').map((c) => c.trim())
  if (codes === undefined && Object.keys(described).length === 0) {
    throw new ConfigError(
      'COURIER_CODES must name the courier codes that may connect, such as 8,8814 (* for any)',
    )
  }
  return { allowsAny: codes === '*', listed, described }
}

/** JSON, or `@file` that holds it. */
function parseTenants(text: string): Readonly<Record<string, TenantSettings>> {
  const Described = z.record(z.string().regex(/^\d{1,10}$/), TenantSettings)
  try {
    const json = text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text
    const parsed = Described.safeParse(JSON.parse(json))
    if (parsed.success) return parsed.data
    throw new ConfigError(describe(parsed.error, 'TENANTS'))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError('TENANTS must be JSON, or @ and the path of a JSON file', {
      cause: error,
    })
  }
}

/** Names variables and what is wrong with them, never their values. */
function describe(error: z.ZodError, variable?: string): string {
  return error.issues
    .map(({ path, message }) => `${[variable ?? [], ...path].flat().join('.')} ${message}`)
    .join('; ')
}

import { createOpenApi } from '../../gateway/src/openapi.ts'

/** A way into the gateway that the OpenAPI document names. */
export interface Way {
  readonly method: string
  readonly path: string
  readonly key: 'none' | 'secret' | 'any'
}

// Our own document: each operation says what key it needs.
const PATHS = createOpenApi()['paths'] as Record<
  string,
  Record<string, { readonly security: readonly Readonly<Record<string, unknown>>[] }>
>
export const WAYS: readonly Way[] = Object.entries(PATHS).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, { security }]) => ({
    method: method.toUpperCase(),
    path,
    key: security.length === 0 ? 'none' : security.length === 1 ? 'secret' : 'any',
  })),
)
export const SECRET = WAYS.filter(({ key }) => key === 'secret')
export const KEYED = WAYS.filter(({ key }) => key !== 'none')
export const EITHER = WAYS.filter(({ key }) => key === 'any')

/** What is open to anybody; another one is added here on purpose or not at all. */
export const OPEN = [
  'POST /v1/installations',
  'GET /v1/pickup-points/{courierCode}/manifest.json',
  'GET /v1/pickup-points/{courierCode}/{file}',
  'POST /v1/courier-events/{secret}',
  'GET /widget/integrity.json',
  'GET /widget/{version}/{path}',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
]

import {
  CheckAnswer,
  CheckRequest,
  ERROR_POLICY,
  FeedAnswer,
  FeedQueryString,
  InstallAnswer,
  InstallationAnswer,
  InstallationChange,
  InstallRequest,
  PointAnswer,
  PointQueryString,
  PointsAnswer,
  Problem,
  QuoteAnswer,
  QuoteQuery,
  QuoteRequest,
  RuleSet,
  RuleSetAnswer,
  SelectionAnswer,
  SelectionRequest,
  ServiceLevelsAnswer,
  ShipmentAnswer,
  ShipmentEdit,
  ShipmentRequest,
  ShipmentVerdict,
  StreetQueryString,
  StreetsAnswer,
  TownQueryString,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'
import * as z from 'zod'

type Key = 'none' | 'secret' | 'any'

interface Call {
  readonly method: 'get' | 'post' | 'put'
  /** `/v1/rule-sets/{name}` */
  readonly path: string
  readonly key: Key
  readonly summary: string
  readonly query?: z.ZodType
  readonly headers?: readonly string[]
  readonly body?: z.ZodType
  /** A schema, or the media type of an answer that is not JSON. */
  readonly answer: z.ZodType | string
  readonly status?: number
}

const Wait = z.object({ waitMs: z.int().min(0).optional() })

/** Every call of the gateway, in the order one needs them. */
const CALLS: readonly Call[] = [
  {
    method: 'post',
    path: '/v1/installations',
    key: 'none',
    summary: 'Connect a shop to a courier account',
    body: InstallRequest,
    answer: InstallAnswer,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/installation',
    key: 'secret',
    summary: 'What the gateway knows of this shop',
    answer: InstallationAnswer,
  },
  {
    method: 'put',
    path: '/v1/installation',
    key: 'secret',
    summary: 'Change what is named',
    body: InstallationChange,
    answer: InstallationAnswer,
  },
  {
    method: 'post',
    path: '/v1/installation/check',
    key: 'secret',
    summary: 'Check credentials, prices and the webhook',
    body: CheckRequest,
    answer: CheckAnswer,
  },
  {
    method: 'post',
    path: '/v1/installation/keys',
    key: 'secret',
    summary: 'A new secret key',
    answer: InstallAnswer,
    status: 201,
  },
  {
    method: 'put',
    path: '/v1/rule-sets/{name}',
    key: 'secret',
    summary: 'Save the price rules of a method',
    body: RuleSet,
    answer: RuleSetAnswer,
  },
  {
    method: 'get',
    path: '/v1/service-levels',
    key: 'any',
    summary: 'The courier’s urgency modes',
    answer: ServiceLevelsAnswer,
  },
  {
    method: 'get',
    path: '/v1/towns',
    key: 'any',
    summary: 'Suggest towns',
    query: TownQueryString,
    answer: TownsAnswer,
  },
  {
    method: 'get',
    path: '/v1/streets',
    key: 'any',
    summary: 'Suggest streets of a town',
    query: StreetQueryString,
    answer: StreetsAnswer,
  },
  {
    method: 'get',
    path: '/v1/quotes',
    key: 'any',
    summary: 'Price a cart to a town',
    query: QuoteQuery,
    answer: QuoteAnswer,
  },
  {
    method: 'post',
    path: '/v1/quotes',
    key: 'secret',
    summary: 'Price a cart to an address',
    body: QuoteRequest,
    answer: QuoteAnswer,
  },
  {
    method: 'get',
    path: '/v1/pickup-points',
    key: 'any',
    summary: 'The pickup points of a town',
    query: PointQueryString,
    answer: PointsAnswer,
  },
  {
    method: 'get',
    path: '/v1/pickup-points/{code}',
    key: 'any',
    summary: 'All about one pickup point',
    answer: PointAnswer,
  },
  {
    method: 'post',
    path: '/v1/selections',
    key: 'any',
    summary: 'Choose a quote: answers the selection token',
    body: SelectionRequest,
    answer: SelectionAnswer,
  },
  {
    method: 'post',
    path: '/v1/shipments',
    key: 'secret',
    summary: 'Hand an order to the courier, at most once',
    query: Wait,
    headers: ['Idempotency-Key'],
    body: ShipmentRequest,
    answer: ShipmentAnswer,
    status: 202,
  },
  {
    method: 'get',
    path: '/v1/shipments/{reference}',
    key: 'secret',
    summary: 'Where a shipment stands',
    answer: ShipmentAnswer,
  },
  {
    method: 'put',
    path: '/v1/shipments/{reference}',
    key: 'secret',
    summary: 'Correct a shipment',
    query: Wait,
    body: ShipmentEdit,
    answer: ShipmentAnswer,
  },
  {
    method: 'post',
    path: '/v1/shipments/{reference}/cancel',
    key: 'secret',
    summary: 'Cancel a shipment',
    query: Wait,
    answer: ShipmentAnswer,
  },
  {
    method: 'post',
    path: '/v1/shipments/{reference}/resolve',
    key: 'secret',
    summary: 'Say whose an unclear one is',
    query: Wait,
    body: ShipmentVerdict,
    answer: ShipmentAnswer,
  },
  {
    method: 'get',
    path: '/v1/shipments/{reference}/label',
    key: 'secret',
    summary: 'The label, A6',
    answer: 'application/pdf',
  },
  {
    method: 'get',
    path: '/v1/tracking-events',
    key: 'secret',
    summary: 'What happened since',
    query: FeedQueryString,
    answer: FeedAnswer,
  },
  {
    method: 'post',
    path: '/v1/courier-events/{secret}',
    key: 'none',
    summary: 'The courier’s own webhook: a hint',
    answer: 'text/plain',
  },
  {
    method: 'get',
    path: '/widget/integrity.json',
    key: 'none',
    summary: 'The widget’s version and integrity values',
    answer: z.object({ version: z.string(), files: z.record(z.string(), z.string()) }),
  },
  {
    method: 'get',
    path: '/widget/{version}/{file}',
    key: 'none',
    summary: 'A file of the built widget, immutable',
    answer: 'text/javascript',
  },
  {
    method: 'get',
    path: '/healthz',
    key: 'none',
    summary: 'The process lives',
    answer: 'text/plain',
  },
  {
    method: 'get',
    path: '/readyz',
    key: 'none',
    summary: 'It may be given work',
    answer: 'text/plain',
  },
  {
    method: 'get',
    path: '/metrics',
    key: 'none',
    summary: 'Prometheus counters',
    answer: 'text/plain',
  },
]

/** The gateway's OpenAPI 3.1 document, made from the schemas that the routes parse with. */
export function createOpenApi(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const call of CALLS) {
    paths[call.path] = { ...paths[call.path], [call.method]: toOperation(call) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Courier Checkout gateway',
      version: '1',
      description:
        'Delivery choice at checkout, and the path from order placed to parcel delivered.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: {
        publishableKey: {
          type: 'apiKey',
          in: 'query',
          name: 'key',
          description: '`pk_…`, from pages of the shop',
        },
        secretKey: {
          type: 'http',
          scheme: 'bearer',
          description: '`sk_…`, with the header `Courier-Shop`',
        },
      },
      schemas: { Problem: toSchema(Problem, 'output') },
      responses: {
        Problem: {
          description: describeProblems(),
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    },
  }
}

function toOperation(call: Call): Readonly<Record<string, unknown>> {
  const { answer, body, status = 200 } = call
  const type = typeof answer === 'string' ? answer : 'application/json'
  const schema = typeof answer === 'string' ? { type: 'string' } : toSchema(answer, 'output')
  return {
    summary: call.summary,
    security: SECURITY[call.key],
    parameters: toParameters(call),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toSchema(body, 'input') } },
      },
    }),
    responses: {
      [status]: { description: 'As asked', content: { [type]: { schema } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const SECURITY: Readonly<Record<Key, readonly object[]>> = {
  none: [],
  secret: [{ secretKey: [] }],
  any: [{ publishableKey: [] }, { secretKey: [] }],
}

function toParameters({ path, query, headers = [], key }: Call): readonly object[] {
  const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const named = key === 'secret' ? ['Courier-Shop', ...headers] : headers
  const inHeader = named.map((name) => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
  }))
  return [...inPath, ...inHeader, ...(query ? toQueryParameters(query) : [])]
}

function toQueryParameters(query: z.ZodType): readonly object[] {
  const { properties = {}, required = [] } = toSchema(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function describeProblems(): string {
  const codes = Object.entries(ERROR_POLICY).map(([code, { status }]) => `${status} ${code}`)
  return `Any failure; branch on \`code\`: ${codes.join(', ')}`
}

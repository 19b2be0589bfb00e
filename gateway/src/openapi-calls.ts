import {
  CheckAnswer,
  CheckRequest,
  FeedAnswer,
  FeedQueryString,
  InstallAnswer,
  InstallationAnswer,
  InstallationChange,
  InstallRequest,
  ItemQueryString,
  ItemsAnswer,
  PersonalData,
  PointAnswer,
  PointQueryString,
  PointSearchAnswer,
  PointSearchQuery,
  PointsAnswer,
  PointsChunk,
  PointsManifest,
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
  ShipmentStateName,
  ShipmentVerdict,
  StreetQueryString,
  StreetsAnswer,
  TownQueryString,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'
import * as z from 'zod'

export type Key = 'none' | 'secret' | 'any'

export interface Call extends CallParts {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** `/v1/rule-sets/{name}` */
  readonly path: string
  readonly key: Key
  readonly summary: string
}

interface CallParts {
  readonly query?: z.ZodType
  readonly headers?: readonly string[]
  readonly body?: z.ZodType
  /** A schema, or the media type of an answer that is not JSON. */
  readonly answer: z.ZodType | string
  readonly status?: number
}

const Wait = z.object({ waitMs: z.int().min(0).optional() })
const Listing = z.object({
  state: ShipmentStateName.optional(),
  after: z.string().optional(),
  limit: z.int().min(1).max(200).optional(),
})
const Listed = z.object({
  shipments: z.array(ShipmentAnswer.omit({ events: true, timeline: true })),
  next: z.string().nullable(),
})
const DeliveryListing = z.object({
  state: z.enum(['waiting', 'delivered', 'failed', 'pulled']).optional(),
  limit: z.int().min(1).max(200).optional(),
})
const Integrity = z.object({ version: z.string(), files: z.record(z.string(), z.string()) })

type Method = Call['method']

/** `secret('get', '/v1/installation', 'What the gateway knows of this shop', { … })` */
const needing =
  (key: Key) =>
  (method: Method, path: string, summary: string, parts: CallParts): Call => ({
    method,
    path,
    key,
    summary,
    ...parts,
  })
const secret = needing('secret')
const either = needing('any')
const open = needing('none')

/** Every call of the gateway, in the order one needs them. */
export const CALLS: readonly Call[] = [
  open('post', '/v1/installations', 'Connect a shop to a courier account', {
    body: InstallRequest,
    answer: InstallAnswer,
    status: 201,
  }),
  secret('get', '/v1/installation', 'What the gateway knows of this shop', {
    answer: InstallationAnswer,
  }),
  secret('put', '/v1/installation', 'Change what is named', {
    body: InstallationChange,
    answer: InstallationAnswer,
  }),
  secret('post', '/v1/installation/check', 'Check credentials, prices and the webhook', {
    body: CheckRequest,
    answer: CheckAnswer,
  }),
  secret('post', '/v1/installation/keys', 'A new secret key', {
    answer: InstallAnswer,
    status: 201,
  }),
  secret('put', '/v1/rule-sets/{name}', 'Save the price rules of a method', {
    body: RuleSet,
    answer: RuleSetAnswer,
  }),
  either('get', '/v1/service-levels', 'The courier’s urgency modes', {
    answer: ServiceLevelsAnswer,
  }),
  either('get', '/v1/towns', 'Suggest towns', { query: TownQueryString, answer: TownsAnswer }),
  either('get', '/v1/streets', 'Suggest streets of a town', {
    query: StreetQueryString,
    answer: StreetsAnswer,
  }),
  secret('get', '/v1/items', 'What the courier’s warehouse keeps', {
    query: ItemQueryString,
    answer: ItemsAnswer,
  }),
  either('get', '/v1/quotes', 'Price a cart to a town', { query: QuoteQuery, answer: QuoteAnswer }),
  secret('post', '/v1/quotes', 'Price a cart to an address', {
    body: QuoteRequest,
    answer: QuoteAnswer,
  }),
  either('get', '/v1/pickup-points', 'The pickup points of a town', {
    query: PointQueryString,
    answer: PointsAnswer,
  }),
  either('get', '/v1/pickup-points/{code}', 'All about one pickup point', { answer: PointAnswer }),
  either('get', '/v1/pickup-points/search', 'Find pickup points in the whole country', {
    query: PointSearchQuery,
    answer: PointSearchAnswer,
  }),
  open('get', '/v1/pickup-points/{courierCode}/manifest.json', 'What files the points are in', {
    answer: PointsManifest,
  }),
  open('get', '/v1/pickup-points/{courierCode}/{file}', 'Some of the points, for any cache', {
    answer: PointsChunk,
  }),
  either('post', '/v1/selections', 'Choose a quote: answers the selection token', {
    body: SelectionRequest,
    answer: SelectionAnswer,
  }),
  secret('post', '/v1/shipments', 'Hand an order to the courier, at most once', {
    query: Wait,
    headers: ['Idempotency-Key'],
    body: ShipmentRequest,
    answer: ShipmentAnswer,
  }),
  secret('get', '/v1/shipments', 'The shipments of this shop, newest first', {
    query: Listing,
    answer: Listed,
  }),
  secret('get', '/v1/shipments/{reference}', 'Where a shipment stands', { answer: ShipmentAnswer }),
  secret('put', '/v1/shipments/{reference}', 'Correct a shipment', {
    query: Wait,
    body: ShipmentEdit,
    answer: ShipmentAnswer,
  }),
  secret('post', '/v1/shipments/{reference}/cancel', 'Cancel a shipment', {
    query: Wait,
    answer: ShipmentAnswer,
  }),
  secret('post', '/v1/shipments/{reference}/retry', 'Try again now', {
    query: Wait,
    answer: ShipmentAnswer,
  }),
  secret('post', '/v1/shipments/{reference}/resolve', 'Say whose an unclear one is', {
    query: Wait,
    body: ShipmentVerdict,
    answer: ShipmentAnswer,
  }),
  secret('get', '/v1/shipments/{reference}/label', 'The label, A6', { answer: 'application/pdf' }),
  secret('get', '/v1/shipments/{reference}/personal-data', 'All that is kept of its people', {
    answer: PersonalData,
  }),
  secret('delete', '/v1/shipments/{reference}/personal-data', 'Take its people out for ever', {
    answer: PersonalData,
  }),
  secret('get', '/v1/tracking-events', 'What happened since', {
    query: FeedQueryString,
    answer: FeedAnswer,
  }),
  secret('get', '/v1/webhook-deliveries', 'Events that a shop was not told', {
    query: DeliveryListing,
    answer: z.object({ deliveries: z.array(z.record(z.string(), z.unknown())) }),
  }),
  secret('post', '/v1/webhook-deliveries/{event}/resend', 'Tell the shop again', {
    answer: z.object({ event: z.string(), state: z.literal('waiting') }),
    status: 202,
  }),
  open('post', '/v1/courier-events/{secret}', 'The courier’s own webhook: a hint', {
    answer: z.object({ ok: z.literal(true) }),
  }),
  open('get', '/widget/integrity.json', 'The widget’s version and integrity values', {
    answer: Integrity,
  }),
  open('get', '/widget/{version}/{path}', 'A file of the built widget, immutable', {
    answer: 'text/javascript',
  }),
  open('get', '/healthz', 'The process lives', { answer: 'text/plain' }),
  open('get', '/readyz', 'It may be given work', { answer: 'text/plain' }),
  open('get', '/metrics', 'Prometheus counters', { answer: 'text/plain' }),
]

import * as contract from '@courier-checkout/api-client/contract'
import * as z from 'zod'
import { CALLS, type Call, type Key } from './openapi-calls.ts'

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
      schemas: toSharedSchemas(),
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
  const schema = typeof answer === 'string' ? { type: 'string' } : toAnswerSchema(answer)
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

/** Answers of the contract, by their names there: several calls give the same one. */
function toSharedSchemas(): Readonly<Record<string, unknown>> {
  const answers = CALLS.flatMap(({ answer }) => (typeof answer === 'string' ? [] : answer))
  const shared = [...answers, contract.Problem].flatMap((schema) => {
    const name = findName(schema)
    return name === undefined ? [] : [[name, toSchema(schema, 'output')] as const]
  })
  return Object.fromEntries(shared)
}

function toAnswerSchema(answer: z.ZodType): object {
  const name = findName(answer)
  return name === undefined ? toSchema(answer, 'output') : { $ref: `#/components/schemas/${name}` }
}

function findName(schema: z.ZodType): string | undefined {
  return Object.entries(contract).find(([, exported]) => exported === schema)?.[0]
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
  const codes = Object.entries(contract.ERROR_POLICY).map(
    ([code, { status }]) => `${status} ${code}`,
  )
  return `Any failure; branch on \`code\`: ${codes.join(', ')}`
}

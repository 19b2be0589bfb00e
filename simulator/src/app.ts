import { type Context, Hono } from 'hono'
import { answerRequest } from './api.ts'
import { createControl } from './control/routes.ts'
import { createDesk } from './desk/routes.ts'
import { listPoints } from './methods/pvzlist.ts'
import { readBindings, respond } from './respond.ts'
import type { Webhooks } from './webhooks.ts'
import { malformedRequest, Refusal, refusedRequest } from './wire/faults.ts'
import { MalformedXml, parseXml, toDocument } from './wire/xml.ts'
import type { World } from './world.ts'

export interface AppDeps {
  readonly world: World
  readonly webhooks: Webhooks
  readonly sleep: (ms: number) => Promise<void>
  /** The simulator is closing: calls that hang are let go. */
  readonly closing: AbortSignal
  /** Where the desk hangs in a larger site: `/courier`. */
  readonly basePath: string
}

const MAX_BODY_BYTES = 32 * 1_048_576

/** The courier's whole site. Opens no port. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono({ strict: true })
  const { world } = deps

  for (const path of ['/api', '/api/']) {
    app.post(path, async (c) => {
      const outcome = await answerRequest(world, await readBody(c), deps.sleep)
      return respond(outcome, lineOf(c, deps))
    })
  }
  app.post('/:extra{[0-9]+}/map', async (c) =>
    answerMap(world, c.req.param('extra'), await readBody(c)),
  )
  app.route('/control', createControl(deps))
  app.route('/', createDesk(deps))

  app.onError((error) => {
    if (error instanceof BodyTooLarge) return xml(toDocument(malformedRequest(error.message)))
    throw error
  })
  return app
}

class BodyTooLarge extends Error {}

async function readBody(c: Context): Promise<string> {
  const text = await c.req.text()
  if (text.length > MAX_BODY_BYTES) throw new BodyTooLarge('document is too large')
  return text
}

function lineOf(c: Context, { closing, sleep }: AppDeps) {
  return { http: readBindings(c.env), gone: c.req.raw.signal, closing, sleep }
}

/** The map asks without a login. Source: docs/protocol/measoft.md, 10.4. */
function answerMap(world: World, extra: string, body: string): Response {
  try {
    if (!world.settings.findTenant(extra)) throw new Refusal('order', 1)
    const answer = listPoints(world, parseXml(body))
    return 'json' in answer
      ? new Response(answer.json, {
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
      : xml(toDocument(answer))
  } catch (error) {
    if (error instanceof MalformedXml) return xml(toDocument(malformedRequest(error.message)))
    if (!(error instanceof Refusal)) throw error
    return xml(toDocument(refusedRequest(error, world.settings.switches.answerTexts)))
  }
}

function xml(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/xml; charset=utf-8' } })
}

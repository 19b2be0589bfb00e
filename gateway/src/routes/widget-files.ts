import { DeliveryError } from '@courier-checkout/api-client'
import { Hono } from 'hono'
import type { GatewayEnv } from '../gateway-env.ts'
import { chooseCoding, type WidgetFiles } from '../widget-files.ts'

/**
 * The built widget, for any page. A version's files never change; `integrity.json` names the
 * version in force and the value each file must have.
 */
export function widgetFileRoutes(widget: {
  readonly version: string
  readonly files: WidgetFiles
}): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  const { version, files } = widget

  app.use('/widget/*', async (c, next) => {
    await next()
    c.header('access-control-allow-origin', '*')
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('x-content-type-options', 'nosniff')
  })

  app.get('/widget/integrity.json', (c) => {
    c.header('cache-control', 'public, max-age=300')
    const integrity = [...files].map(([name, file]) => [name, file.integrity] as const)
    return c.json({ version, files: Object.fromEntries(integrity) })
  })

  app.get('/widget/:version/:path{.+}', async (c) => {
    const file = files.get(c.req.param('path'))
    if (c.req.param('version') !== version || !file) {
      throw new DeliveryError('not_found', `there is no such file in version ${version}`)
    }
    const { byteLength: bytes } = await file.body('identity')
    const coding = chooseCoding(c.req.header('accept-encoding') ?? '', { bytes })
    c.header('content-type', file.type)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('vary', 'Accept-Encoding')
    if (coding !== 'identity') c.header('content-encoding', coding)
    return c.body(await file.body(coding))
  })

  return app
}

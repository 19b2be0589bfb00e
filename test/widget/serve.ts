import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'

export interface Site {
  /** `http://127.0.0.1:40123` */
  readonly url: string
  close(): Promise<void>
}

/** Answers on a free port of this machine. */
export async function serve(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Site> {
  const server = createServer(getRequestListener(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** A folder as it is now: a build that runs meanwhile changes nothing. */
export function readFolder(folder: string): (path: string) => Response {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    if (statSync(path).isFile()) {
      files.set(entry.replaceAll('\\', '/'), new Uint8Array(readFileSync(path)))
    }
  }
  return (path) => {
    const name = path.replace(/^\//, '') || 'index.html'
    const body = files.get(name)
    if (!body) return new Response('there is no such file', { status: 404 })
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    return new Response(body, { headers: { 'content-type': type } })
  }
}

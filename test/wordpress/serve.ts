import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { PhpPool } from './php-pool.ts'

/** What a web server does before WordPress: files as they are, scripts by PHP, the rest by `index.php`. */
export async function answer(
  php: PhpPool,
  dir: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const uri = request.url ?? '/'
  const path = await fileOf(dir, new URL(uri, 'http://shop').pathname)
  if (!path.endsWith('.php')) {
    response.end(await readFile(join(dir, path)))
    return
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const body = await readBody(request)
  const answered = await php.request({
    scriptPath: `/site/${path}`,
    relativeUri: uri,
    method: request.method ?? 'GET',
    headers,
    ...(body.length > 0 && { body }),
    $_SERVER: {
      REMOTE_ADDR: '127.0.0.1',
      DOCUMENT_ROOT: '/site',
      SCRIPT_FILENAME: `/site/${path}`,
      SCRIPT_NAME: `/${path}`,
      PHP_SELF: `/${path}`,
    },
  })
  response.writeHead(answered.httpStatusCode, answered.headers as Record<string, string[]>) // Node only reads them
  response.end(answered.bytes)
}

/** Sites of a network stand in folders that are not there: `/second/wp-admin/` is `/wp-admin/`. */
async function fileOf(dir: string, pathname: string): Promise<string> {
  const own = decodeURIComponent(pathname).replace(
    /^\/[a-z0-9-]+(?=\/wp-(admin|content|includes|login))/,
    '',
  )
  const candidates = [own, join(own, 'index.php')].map((path) => path.replace(/^\//, ''))
  for (const path of candidates) {
    if (path === '' || path.includes('..')) continue
    const found = await stat(join(dir, path)).catch(() => undefined)
    if (found?.isFile()) return path
  }
  return 'index.php'
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

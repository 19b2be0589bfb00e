import { execFile } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFakeGateway } from '../../widget/playground/fake-gateway.ts'
import { SCENARIOS } from '../../widget/playground/scenarios.ts'
import { readFolder, type Site, serve } from '../widget/serve.ts'
import { launch, openWindow } from '../widget/stage.ts'
import { installAlone } from './packed.ts'

/** Each an empty project of its own folder; what is installed is shared. */
const APPS = ['vite', 'react', 'vue'] as const
const TOOLS = [
  'vite',
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'vue',
  '@vitejs/plugin-vue',
  'typescript',
]

let project = ''
let browser: Browser
let gateway: Site

beforeAll(async () => {
  project = installAlone('widget', TOOLS)
  for (const app of APPS) {
    cpSync(join(import.meta.dirname, 'apps', app), join(project, app), { recursive: true })
  }
  browser = await launch()
  const answer = createFakeGateway(SCENARIOS.usual)
  gateway = await serve(async (request) => {
    const body = request.method === 'POST' ? await request.text() : undefined
    const response = await answer(request.url, { ...(body !== undefined && { body }) })
    response.headers.set('access-control-allow-origin', '*')
    return response
  })
})
afterAll(async () => {
  await browser.close()
  await gateway.close()
  rmSync(project, { recursive: true, force: true })
})

const run = (app: string, tool: string, ...args: string[]) =>
  promisify(execFile)(join(project, 'node_modules/.bin', tool), args, { cwd: join(project, app) })

test.each(APPS)('an empty %s project finds the types of the widget', async (app) => {
  // Resolves only when there is nothing to complain of.
  await expect(run(app, 'tsc', '-p', '.')).resolves.toMatchObject({ stdout: '' })
})

test.each(APPS)('in an empty %s project a shopper comes from prices to a token', async (app) => {
  await run(app, 'vite', 'build', '--logLevel', 'error')
  const site = await serve((request) =>
    readFolder(join(project, app, 'dist'))(new URL(request.url).pathname),
  )
  const { context, page } = await openWindow(browser)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))

  try {
    await page.goto(`${site.url}/?gateway=${encodeURIComponent(gateway.url)}`)
    await page.getByRole('button', { name: 'На карте' }).click()
    await page.getByRole('button', { name: 'Выбрать здесь' }).first().click()

    await expect.poll(() => page.locator('output').textContent()).toMatch(/^v1\./)
    expect(errors).toEqual([])
  } finally {
    await context.close()
    await site.close()
  }
})

import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of an installed Chromium: `CHROMIUM`, or where systems put it. */
export function findBrowser(): string {
  const path = [process.env['CHROMIUM'], ...USUAL_PATHS].find((p) => p && existsSync(p))
  if (path) return path
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM=/path/to/chromium.',
  )
}

/** How a browser is started that calls nobody by itself; `more` are other switches of Chromium. */
export function quietly(more: readonly string[] = []): LaunchOptions {
  return {
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  }
}

/** A browser that calls nobody by itself. */
export function launchBrowser(more?: readonly string[]): Promise<Browser> {
  return chromium.launch(quietly(more))
}

/** What a page did that a page should not. */
export interface Misdeeds {
  /** Console errors, uncaught exceptions and refusals by the security policy. */
  readonly errors: string[]
  readonly foreignHosts: Set<string>
}

/** Watches every page of a context. Only this machine is home. */
export function watch(context: BrowserContext): Misdeeds {
  const misdeeds: Misdeeds = { errors: [], foreignHosts: new Set() }
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1') {
      misdeeds.foreignHosts.add(hostname)
    }
  })
  context.on('console', (message) => {
    if (message.type() === 'error') misdeeds.errors.push(message.text())
  })
  context.on('weberror', (error) => {
    misdeeds.errors.push(error.error().message)
  })
  return misdeeds
}

import { Hono } from 'hono'
import type { AppDeps } from '../app.ts'

/** The courier's desk for people. */
export function createDesk(_: AppDeps): Hono {
  return new Hono()
}

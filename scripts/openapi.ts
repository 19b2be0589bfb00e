// Writes the gateway's OpenAPI document: `node scripts/openapi.ts [file]`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createOpenApi } from '../gateway/src/openapi.ts'

const [file = join(import.meta.dirname, '..', 'docs', 'api', 'openapi.json')] =
  process.argv.slice(2)
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(createOpenApi(), null, 2)}\n`)

#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

// The widget travels in this package: only a courier's own build lies elsewhere.
process.env.WIDGET_DIR ||= fileURLToPath(new URL('../widget', import.meta.url))
await import('../dist/main.js')

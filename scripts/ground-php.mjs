import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce } from './ground.mjs'

/**
 * Makes sure that `test/php/node_modules` holds the PHP versions the tests run on.
 *
 * @param {string} rootDir the repository
 * @param {(line: string) => void} [say] where progress goes
 */
export async function ensurePhp(rootDir, say = console.error) {
  await installOnce(join(rootDir, 'test', 'php'), {
    what: 'PHP for the tests',
    announce: () => say('Fetching PHP 7.4 and 8.4 for the tests (about 150 MB on disk, once) …'),
  })
}

const self = fileURLToPath(import.meta.url)
if (process.argv[1] === self) {
  await ensurePhp(join(dirname(self), '..')).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

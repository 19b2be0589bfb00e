import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce } from './ground.mjs'

/**
 * Makes sure that `test/wordpress/node_modules` holds WordPress as zips: 6.2 to 6.7, and its SQLite.
 *
 * @param {string} rootDir the repository
 * @param {(line: string) => void} [say] where progress goes
 */
export async function ensureWordPress(rootDir, say = console.error) {
  const dir = join(rootDir, 'test', 'wordpress')
  await installOnce(dir, {
    what: 'WordPress for the tests',
    announce: () => say('Fetching WordPress for the tests (158 MB once; 26 MB of it stay) …'),
    // The scripts and styles of its pages again, unpacked: no test opens them.
    finish: () =>
      rm(join(dir, 'node_modules', '@wp-playground', 'wordpress-builds', 'public'), {
        recursive: true,
        force: true,
      }),
  })
}

const self = fileURLToPath(import.meta.url)
if (process.argv[1] === self) {
  await ensureWordPress(join(dirname(self), '..')).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk whose power can be cut: ext4 in an image file, mounted through a loop device. */
export interface Disk {
  /** Where it is mounted. */
  readonly dir: string
  /** Brings everything so far onto the disk, so that only what comes later is at stake. */
  sync(): void
  /** The disk as a power cut now would leave it, mounted while `look` runs. */
  afterCut<Out>(look: (dir: string) => Promise<Out>): Promise<Out>
  remove(): void
}

const SIZE_BYTES = 256 * 2 ** 20
/** The file system itself writes nothing back unasked while a storm lasts. */
const NO_WRITEBACK = 'loop,commit=300'

/** Throws when this machine allows no loop devices (containers mostly do not). */
export function createDisk(): Disk {
  const home = mkdtempSync(join(tmpdir(), 'power-'))
  const image = join(home, 'disk.img')
  const dir = join(home, 'mnt')
  const cutImage = join(home, 'cut.img')
  const cutDir = join(home, 'cut')
  for (const point of [dir, cutDir]) mkdirSync(point)
  const unmount = (point: string) => spawnSync('umount', ['-l', point])
  const remove = () => {
    unmount(dir)
    rmSync(home, { recursive: true, force: true })
  }

  try {
    writeFileSync(image, '')
    truncateSync(image, SIZE_BYTES)
    run('mkfs.ext4', ['-q', '-F', image])
    run('mount', ['-o', NO_WRITEBACK, image, dir])
  } catch (error) {
    remove()
    throw error
  }
  // A mount outlives its process: nothing may be left behind, whatever goes wrong.
  process.once('exit', remove)
  return {
    dir,
    sync: () => run('sync', ['-f', dir]),
    async afterCut(look) {
      // The image holds what was synced; what waits in the page cache above it is lost.
      run('cp', ['--sparse=always', image, cutImage])
      run('mount', ['-o', 'loop', cutImage, cutDir])
      try {
        return await look(cutDir)
      } finally {
        unmount(cutDir)
        rmSync(cutImage)
      }
    },
    remove,
  }
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { ConfigError, type Environment, readConfig } from '../config.ts'
import { createSecretBox } from '../crypto.ts'
import { hashPassword } from '../operator/password.ts'
import { openDatabase } from '../start.ts'
import { backUp, restore } from './backup.ts'
import { rotateKey } from './rotate-key.ts'

export interface Terminal {
  readonly environment: Environment
  readonly input: Readable
  readonly say: (line: string) => void
}

export type Command = (args: readonly string[], terminal: Terminal) => Promise<void>

/** What the gateway does besides serving: `npm run gateway -- backup /var/backups/gateway.sqlite`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'rotate-key': rotate,
  'hash-password': hash,
  backup: (args, terminal) => backUp(toFile(args), terminal),
  restore: (args, terminal) => restore(toFile(args), terminal),
}

function toFile([file, ...more]: readonly string[]): string {
  if (file !== undefined && more.length === 0) return file
  throw new ConfigError('name one file: backup /var/backups/gateway.sqlite')
}

async function rotate(_: readonly string[], { environment, say }: Terminal): Promise<void> {
  const config = readConfig(environment)
  const { gatewayKey, previousKey } = config
  if (!gatewayKey || !previousKey) {
    throw new ConfigError(
      'rotate-key needs both keys: GATEWAY_KEY=<the new one> GATEWAY_KEY_PREVIOUS=<the one in use>; a key file is the one line of gateway.key in the data folder',
    )
  }
  const db = await openDatabase(config)
  try {
    const both = createSecretBox(gatewayKey, previousKey)
    const done = await rotateKey(db, { both, previous: createSecretBox(previousKey) })
    say(`Locked anew: ${done.passwords} courier passwords, ${done.secretKeys} secret keys.`)
    say('When every process has GATEWAY_KEY, drop GATEWAY_KEY_PREVIOUS.')
  } finally {
    await db.close()
  }
}

/** From the input and not from the command line, which others on the machine can read. */
async function hash(_: readonly string[], { input, say }: Terminal): Promise<void> {
  for await (const line of createInterface({ input })) {
    if (line.length < 12) throw new ConfigError('the password must have at least 12 characters')
    say(`OPERATOR_PASSWORD_HASH=${await hashPassword(line)}`)
    return
  }
  throw new ConfigError('type the password, or pipe it in')
}

import { parseArgs } from 'node:util'
import { COMMANDS } from './commands/run.ts'
import { ConfigError, type Environment } from './config.ts'
import { startGateway } from './start.ts'

/** What the command line says goes before the environment. */
function readCommandLine(): {
  readonly environment: Environment
  readonly words: readonly string[]
} {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
    },
  })
  const environment = {
    ...process.env,
    ...(values.port === undefined ? {} : { PORT: values.port }),
    ...(values.host === undefined ? {} : { HOST: values.host }),
    ...(values.data === undefined ? {} : { DATA_DIR: values.data }),
  }
  return { environment, words: positionals }
}

/** The operator's own mistakes are one sentence; anything else is a fault of ours, with its trace. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') return 'PORT is taken by another program'
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return error.message
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function serve(environment: Environment): Promise<void> {
  const gateway = await startGateway(environment)
  process.stdout.write(`Gateway: ${gateway.url}\n`)
  const stop = (): void => {
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

let doing = 'The gateway did not start'
try {
  const { environment, words } = readCommandLine()
  const [name, ...args] = words
  if (name === undefined) {
    await serve(environment)
  } else {
    doing = `${name} was not done`
    const command = new Map(Object.entries(COMMANDS)).get(name)
    if (!command) throw new ConfigError(`known are ${Object.keys(COMMANDS).join(', ')}`)
    const say = (line: string): void => void process.stdout.write(`${line}\n`)
    await command(args, { environment, input: process.stdin, say })
  }
} catch (error) {
  process.stderr.write(`${doing}: ${explain(error)}\n`)
  process.exitCode = 1
}

import { parseArgs } from 'node:util'
import { ConfigError } from './config.ts'
import { startGateway } from './start.ts'

/** What the command line says goes before the environment. */
function readEnvironment(): Record<string, string | undefined> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
    },
  })
  return {
    ...process.env,
    ...(values.port === undefined ? {} : { PORT: values.port }),
    ...(values.host === undefined ? {} : { HOST: values.host }),
    ...(values.data === undefined ? {} : { DATA_DIR: values.data }),
  }
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

try {
  const environment = readEnvironment()
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
} catch (error) {
  process.stderr.write(`The gateway did not start: ${explain(error)}\n`)
  process.exitCode = 1
}

import type { Php } from '../../php/php.ts'

/** One request to the fake shop: the command's name and values; its answer. */
export type Ask = (name: string, values?: object) => Promise<unknown>

const MARK = '\u001eanswer '

/** The plugin on WooCommerce's fake, one PHP run a request, one at a time as they share a file. */
export function createAsk(php: Php, url: string, state: string): Ask {
  let last: Promise<unknown> = Promise.resolve()
  const run = async (name: string, values: object): Promise<unknown> => {
    const printed = await php.run('woocommerce/command.php', {
      STATE: state,
      COMMAND: JSON.stringify({ name, url, ...values }),
    })
    const line = printed.split('\n').find((candidate) => candidate.startsWith(MARK))
    if (!line) throw new Error(`the fake shop died at ${name}: ${printed.slice(-1500)}`)
    return JSON.parse(line.slice(MARK.length))
  }
  return (name, values = {}) => {
    const next = last.then(
      () => run(name, values),
      () => run(name, values),
    )
    last = next
    return next
  }
}

import type { Random } from '../chaos/random.ts'

/** Something that must bear whatever it is given. */
export interface Target {
  readonly name: string
  /** Gives it something; rejects when it did not bear it, with what it was. */
  round(random: Random): Promise<void>
  close(): Promise<void>
}

/** It did not bear this. */
export class NotBorne extends Error {
  override readonly name = 'NotBorne'

  constructor(what: string, input: string, options?: ErrorOptions) {
    super(`${what}\ninput: ${JSON.stringify(input.slice(0, 4_000))}`, options)
  }
}

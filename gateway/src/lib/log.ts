/** A log line: an event named `noun.verb` and its fields, never a sentence, never a secret. */
export type Log = (event: string, fields?: Readonly<Record<string, unknown>>) => void

/** The present moment, handed in so that a test can hold it still. */
export type Clock = () => Date;
/** Writes one log event: `noun.verb` and fields, never a secret or a sentence. */
export type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void;

/** A file as it travels. Browsers that read neither coding get it unpacked. */
export interface PackedFile {
  readonly br: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

/** `quick` is good enough to publish; `best` takes a hundred times as long and saves a fifth. */
export type Effort = 'quick' | 'best'

export interface PackJob {
  readonly id: number
  readonly body: Uint8Array<ArrayBuffer>
  readonly effort: Effort
}

export interface PackReply extends PackedFile {
  readonly id: number
}

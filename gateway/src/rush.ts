import type { Installation } from './installation.ts'

/** Finished answers, for the same question in a rush. */
export interface Rush {
  find(installation: Installation, question: string): Buffer<ArrayBuffer> | null
  keep(installation: Installation, question: string, answer: Buffer<ArrayBuffer>): void
}

const MOST_ANSWERS = 200

/**
 * Answers live as long as the object of their installation: two seconds, or until something of the
 * shop is changed (storage/remembered-reads.ts). So what was saved is seen in the next answer.
 */
export function createRush(): Rush {
  const rushes = new WeakMap<Installation, Map<string, Buffer<ArrayBuffer>>>()

  return {
    find: (installation, question) => rushes.get(installation)?.get(question) ?? null,
    keep(installation, question, answer) {
      const answers = rushes.get(installation) ?? new Map()
      if (answers.size >= MOST_ANSWERS) answers.clear()
      rushes.set(installation, answers.set(question, answer))
    },
  }
}

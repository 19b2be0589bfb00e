/** On whose behalf the courier is asked. */
export interface Asker {
  readonly tenantId: string
  readonly merchantId: string
  readonly budget: 'browser' | 'server'
  readonly requestId: string
  /** A checkout waits until then, in milliseconds since 1970; absent: nobody is in a hurry. */
  readonly answerBy?: number | undefined
}

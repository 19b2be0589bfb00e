export type SqlValue = string | number | null
export type Row = Record<string, unknown>

export interface Statement {
  readonly sql: string
  readonly params?: readonly SqlValue[]
}

/**
 * All the gateway asks of a database. Statements stay inside the dialect SQLite and
 * PostgreSQL share; `?` marks a parameter.
 */
export interface Database {
  query<T extends Row>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
  /**
   * Runs the statements in order: all of them happen or none does. Resolves once they are on
   * disk, with each statement's rows. Batches that wait together may share one sync.
   */
  batch(statements: readonly Statement[]): Promise<readonly Row[][]>
  close(): Promise<void>
}

/** Makes sure that PostgreSQL's binaries are there; gives the folder of `initdb` and `postgres`. */
export function ensurePostgres(rootDir: string, say?: (line: string) => void): Promise<string>

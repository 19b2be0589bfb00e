/** Makes sure that the PHP versions the tests run on are installed; costs nothing when they are. */
export function ensurePhp(rootDir: string, say?: (line: string) => void): Promise<void>

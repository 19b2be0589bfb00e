/** Makes sure that the WordPress the tests run on is there; costs nothing when it is. */
export function ensureWordPress(rootDir: string, say?: (line: string) => void): Promise<void>

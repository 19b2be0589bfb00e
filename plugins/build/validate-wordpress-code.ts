import { toText } from './sources.ts'
import type { Files } from './zip.ts'

/** Runs what a stranger could send, or what came from elsewhere. */
const DANGEROUS = /\b(eval|create_function|shell_exec|passthru|proc_open|popen|system|assert)\s*\(/
const DEBUGGING = /\b(var_dump|print_r|var_export|error_log|debug_backtrace)\s*\(/
/** Scripts, styles and modules of any other place than the shop. */
const REMOTE =
  /\bimport\s*\(\s*["'`]https?:|<(script|link)[^>]*(src|href)=["']https?:|wp_(register|enqueue)_(script|style)\([^;]*["']https?:/
/** Names that are read and never called: licences, namespaces of XML, the header's own. */
const QUIET = ['opensource.org', 'www.w3.org', 'shop.example', 'www.shop.example']

/** PHP that does something when it is opened by its own address. */
export function findUnguarded(files: Files): readonly string[] {
  return phpOf(files).flatMap(([path, source]) => {
    const guard = path.endsWith('/uninstall.php') ? 'WP_UNINSTALL_PLUGIN' : 'ABSPATH'
    return source.includes(`defined('${guard}') || exit;`) ? [] : [`${path} has no guard`]
  })
}

/** Code that must not be in a plugin, and hosts that nobody was told of. */
export function findForeign(files: Files): readonly string[] {
  const known = new Set([...QUIET, ...announcedHosts(files)])
  return [...files].flatMap(([path, bytes]) => {
    if (!/\.(php|js|css)$/.test(path)) return []
    const source = toText(bytes)
    const problems: string[] = []
    if (path.endsWith('.php') && DANGEROUS.test(source)) problems.push(`${path} runs foreign code`)
    if (path.endsWith('.php') && DEBUGGING.test(source)) problems.push(`${path} debugs`)
    if (REMOTE.test(source)) problems.push(`${path} loads from elsewhere`)
    const hosts = [...source.matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)]
    const foreign = new Set(hosts.map(([, host = '']) => host).filter((host) => !known.has(host)))
    return [...problems, ...[...foreign].map((host) => `${path} names ${host}`)]
  })
}

/** What the readme names, and the author's own address. */
function announcedHosts(files: Files): readonly string[] {
  const main = [...files].filter(([path]) => /^([\w-]+)\/\1\.php$|\/readme\.txt$/.test(path))
  return main.flatMap(([path, bytes]) => {
    const text = toText(bytes)
    const told = path.endsWith('.php') ? (/Plugin URI: +(\S+)/.exec(text)?.[1] ?? '') : text
    return [...told.matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map(([, host = '']) => host)
  })
}

function phpOf(files: Files): readonly (readonly [string, string])[] {
  return [...files]
    .filter(([path]) => path.endsWith('.php'))
    .map(([path, bytes]) => [path, toText(bytes)])
}

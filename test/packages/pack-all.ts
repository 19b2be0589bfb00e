import { ROOT, runIn } from './packed.ts'

/** Once, before all that looks at the packages. */
export function setup(): void {
  runIn(ROOT, 'node', ['scripts/build-widget.ts', '--if-stale'])
  runIn(ROOT, 'node', ['scripts/pack.ts'])
}

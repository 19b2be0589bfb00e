import { useState } from 'preact/hooks'
import type { Check } from './api.ts'
import type { Surroundings } from './surroundings.ts'

/** One button; the answer is sentences with ticks. */
export function ConnectionCheck({ texts, api }: Surroundings) {
  const [check, setCheck] = useState<Check | null>(null)
  const [said, setSaid] = useState('')

  async function run(): Promise<void> {
    setSaid(texts.working)
    try {
      setCheck(await api.check())
      setSaid('')
    } catch (problem) {
      setSaid(problem instanceof Error ? problem.message : texts.unreachable)
    }
  }

  return (
    <div class="courier-check">
      <button type="button" class="button" onClick={() => void run()}>
        {texts.check}
      </button>
      <p role="status">{said}</p>
      <ul aria-live="polite">
        {check?.findings.map((finding) => (
          <li key={finding.code} class={finding.ok ? 'courier-ok' : 'courier-bad'}>
            <span aria-hidden="true">{finding.ok ? '✓' : '✗'}</span>
            <span class="screen-reader-text">{finding.ok ? texts.ok : texts.bad}: </span>{' '}
            {finding.text}
          </li>
        ))}
      </ul>
    </div>
  )
}

import { useState } from 'preact/hooks'
import type { Texts } from './texts.ts'

const KINDS = ['all', 'nothing', 'fixed', 'less_amount', 'less_percent'] as const
const WITHOUT_VALUE = ['all', 'nothing']

/** From which sum of goods who pays how much for delivery. */
export interface Interval {
  readonly from: string
  readonly kind: string
  readonly value: string
}

export function IntervalsField(props: {
  value: readonly Interval[]
  change: (rows: readonly Interval[]) => void
  texts: Texts
}) {
  const [rows, setRows] = useState(props.value)
  const { texts } = props
  const keep = (next: readonly Interval[]) => {
    setRows(next)
    props.change(next)
  }
  const edit = (index: number, change: Partial<Interval>) =>
    keep(rows.map((row, n) => (n === index ? { ...row, ...change } : row)))

  return (
    <div class="courier-intervals">
      {rows.map((row, index) => (
        // Rows have no name of their own: their place is what they are known by.
        <div key={index} class="courier-interval">
          <input
            type="text"
            inputMode="decimal"
            aria-label={texts.from}
            placeholder={texts.from}
            value={row.from}
            onInput={(event) => edit(index, { from: event.currentTarget.value })}
          />
          <select
            aria-label={texts.buyerPays}
            value={row.kind}
            onChange={(event) => edit(index, { kind: event.currentTarget.value })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {texts[kind]}
              </option>
            ))}
          </select>
          <input
            type="text"
            inputMode="decimal"
            aria-label={texts.value}
            placeholder={texts.value}
            hidden={WITHOUT_VALUE.includes(row.kind)}
            value={row.value}
            onInput={(event) => edit(index, { value: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button"
            aria-label={texts.removeRow}
            onClick={() => keep(rows.filter((_, n) => n !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => keep([...rows, { from: '0', kind: 'all', value: '' }])}
      >
        {texts.addRow}
      </button>
    </div>
  )
}

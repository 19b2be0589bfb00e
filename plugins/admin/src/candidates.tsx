import type { Block } from './block.ts'
import type { Texts } from './texts.ts'

const ROWS = ['number', 'recipient', 'sum', 'createdOn'] as const

/** Our order and the one that stands at the courier under its number, to be told apart. */
export function Candidates(props: { candidates: NonNullable<Block['candidates']>; texts: Texts }) {
  const { candidates, texts } = props
  return (
    <table class="courier-candidates">
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.ours}</th>
          <th scope="col">{texts.atCourier}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            <th scope="row">{texts[row]}</th>
            <td>{candidates.ours[row]}</td>
            <td>{candidates.courier[row]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

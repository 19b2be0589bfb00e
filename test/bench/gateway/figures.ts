export interface Figure {
  readonly name: string
  readonly value: string
  /** What it has to be; `null`: only told. */
  readonly target: string | null
  /** Of each round, whether it was met. */
  readonly met: readonly boolean[]
}

const MOST = 0.8

/** Missed only when most rounds missed it: a round on a shared machine says little. */
export const isMissed = ({ target, met }: Figure): boolean =>
  target !== null && met.filter((one) => !one).length >= met.length * MOST

export function print(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { name, value, target } = figure
    const verdict = target === null ? '' : `${target}  ${isMissed(figure) ? 'MISSED' : 'met'}`
    process.stdout.write(`${name.padEnd(58)} ${value.padStart(26)}  ${verdict}\n`)
  }
}

export const round = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })

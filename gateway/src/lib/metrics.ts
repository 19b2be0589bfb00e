export type Labels = Readonly<Record<string, string>>

export interface Sample {
  readonly labels: Labels
  readonly value: number
}

export interface Metrics {
  count(name: string, labels: Labels, by?: number): void
  /** A value that is looked up whenever somebody asks for the metrics. */
  watch(name: string, look: () => readonly Sample[] | Promise<readonly Sample[]>): void
  /** Prometheus text. */
  print(): Promise<string>
}

/** Counters and gauges by name and labels; labels are few and chosen by us, never a visitor's text. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const watched = new Map<string, () => readonly Sample[] | Promise<readonly Sample[]>>()

  async function printGauge(
    name: string,
    look: () => readonly Sample[] | Promise<readonly Sample[]>,
  ): Promise<readonly string[]> {
    const samples = await look()
    return [
      `# TYPE ${name} gauge`,
      ...samples.map(({ labels, value }) => printSample(name, toKey(labels), value)),
    ]
  }

  return {
    count(name, labels, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = toKey(labels)
      series.set(key, (series.get(key) ?? 0) + by)
    },
    watch: (name, look) => void watched.set(name, look),
    async print() {
      const counted = [...counters].flatMap(([name, series]) => [
        `# TYPE ${name} counter`,
        ...[...series].map(([key, value]) => printSample(name, key, value)),
      ])
      const looks = [...watched].map(([name, look]) => printGauge(name, look))
      // A store that is out of order must not hide what the counters say about it.
      const gauges = (await Promise.allSettled(looks)).flatMap((gauge) =>
        gauge.status === 'fulfilled' ? gauge.value : [],
      )
      return `${[...counted, ...gauges].join('\n')}\n`
    },
  }
}

function toKey(labels: Labels): string {
  let key = ''
  for (const label in labels) {
    if (key !== '') key += ','
    key += `${label}=${quote(labels[label] ?? '')}`
  }
  return key
}

/** Most values need no escaping, and one of them is looked at with every request. */
const quote = (value: string): string =>
  /["\\\n]/.test(value) ? JSON.stringify(value) : `"${value}"`

const printSample = (name: string, key: string, value: number): string =>
  key === '' ? `${name} ${value}` : `${name}{${key}} ${value}`

export interface Metrics {
  count(name: string, labels: Readonly<Record<string, string>>, by?: number): void
  /** Prometheus text. */
  print(): string
}

/** Counters by name and labels; labels are few and chosen by us, never a visitor's text. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()

  return {
    count(name, labels, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(',')
      series.set(key, (series.get(key) ?? 0) + by)
    },
    print: () =>
      [...counters]
        .flatMap(([name, series]) => [
          `# TYPE ${name} counter`,
          ...[...series].map(([labels, value]) => `${name}{${labels}} ${value}`),
        ])
        .join('\n')
        .concat('\n'),
  }
}

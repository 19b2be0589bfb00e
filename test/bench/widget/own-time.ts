import type { Browser, CDPSession } from 'playwright-core'

// A task's length by the clock says how busy the machine is; the main thread's own time says what the
// page does. The browser's slowing of the CPU is part of it.

/** Main thread's own time, in milliseconds. */
export interface OwnTime {
  /** Of everything done until `work` resolves. */
  cost(work: () => Promise<unknown>): Promise<number>
  /** Looks at each task while `work` runs. */
  watch(work: () => Promise<unknown>): Promise<Tasks>
}

export interface Tasks {
  longest(): number
  /**
   * Tasks in which an event of this kind was handled, in their order; each with the scripts that ran in
   * frames before the next one.
   */
  handling(event: string): readonly number[]
  /** Timers that fired, in their order. */
  readonly timers: readonly number[]
}

/** What is used of an event of Chromium's tracing. Microseconds. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } }
}

export async function createOwnTime(browser: Browser, devtools: CDPSession): Promise<OwnTime> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const tracing = await browser.newBrowserCDPSession()
  const read = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  return {
    async cost(work) {
      const before = await read()
      await work()
      return (await read()) - before
    },

    async watch(work) {
      const events: TraceEvent[] = []
      // Chromium's own format, documented with its tracing.
      const collect = ({ value }: { value: unknown[] }): void => {
        for (const event of value) events.push(event as TraceEvent)
      }
      tracing.on('Tracing.dataCollected', collect)
      const includedCategories = ['toplevel', 'devtools.timeline', '__metadata']
      await tracing.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories },
      })
      await work()
      const complete = new Promise((resolve) => tracing.once('Tracing.tracingComplete', resolve))
      await tracing.send('Tracing.end')
      await complete
      tracing.off('Tracing.dataCollected', collect)
      return toTasks(events)
    },
  }
}

function toTasks(events: readonly TraceEvent[]): Tasks {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(toThread),
  )
  const mine = events.filter((event) => threads.has(toThread(event)))
  const tasks = mine.filter(({ name }) => name.endsWith('RunTask'))
  const own = ({ tdur = 0 }: TraceEvent): number => tdur / 1000
  const holds = (task: TraceEvent, event: TraceEvent): boolean =>
    toThread(task) === toThread(event) &&
    task.ts <= event.ts &&
    event.ts <= task.ts + (task.dur ?? 0)
  const inOrder = (found: readonly TraceEvent[]): readonly number[] =>
    [...found].sort((a, b) => a.ts - b.ts).map(own)

  return {
    longest: () => Math.max(0, ...tasks.map(own)),
    handling(type) {
      const handled = mine.filter(
        ({ name, args }) => name === 'EventDispatch' && args.data?.type === type,
      )
      const found = tasks
        .filter((task) => handled.some((event) => holds(task, event)))
        .sort((a, b) => a.ts - b.ts)
      const frames = mine.filter(({ name }) => name === 'FireAnimationFrame')
      return found.map((task, i) => {
        const end = found[i + 1]?.ts ?? Number.POSITIVE_INFINITY
        const later = frames.filter(({ ts }) => ts > task.ts && ts < end)
        return later.reduce((sum, frame) => sum + own(frame), own(task))
      })
    },
    timers: inOrder(mine.filter(({ name }) => name === 'TimerFire')),
  }
}

const toThread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`

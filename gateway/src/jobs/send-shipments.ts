import { createRunning } from '../lib/running.ts'
import { cancel, drop, edit, replace } from '../shipping/amend.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { toLogFields } from '../shipping/deps.ts'
import { type Step, toNextStep } from '../shipping/next-step.ts'
import { send, settle, toUnanswered } from '../shipping/send.ts'
import { changeLeased, goOn, type Progress, type Work } from '../shipping/work.ts'
import { leaseShipments, loadDueAccounts } from '../storage/shipment-leases.ts'
import type { Scope, Shipment } from '../storage/shipments.ts'

export interface SendShipments {
  /** Takes what is due and begins it. Does not wait for couriers. */
  round(): Promise<void>
  /** Resolves when nothing that was begun is still running. */
  idle(): Promise<void>
}

const STEPS: Readonly<Record<Exclude<Step, 'rest'>, (work: Work) => Promise<Progress>>> = {
  look_up: settle,
  send,
  drop,
  replace,
  edit,
  cancel,
}

/**
 * Works off what is due on shipments: sends, and the edits and cancellations behind them. Each
 * account has its own few places, so one dead account holds up nobody else.
 */
export function createSendShipments(
  deps: ShippingDeps,
  options: { readonly signal: AbortSignal; readonly onFree: () => void },
): SendShipments {
  const running = createRunning(options.onFree)

  async function takeOf(account: Scope): Promise<void> {
    const free = deps.settings.sendsPerAccount - running.count(account.merchantId)
    if (free <= 0) return
    const now = deps.clock.now()
    const leased = await leaseShipments(deps.db, account, {
      now: now.toISOString(),
      until: new Date(now.getTime() + deps.settings.leaseMs).toISOString(),
      by: deps.newId('lease'),
      limit: free,
    })
    for (const shipment of leased) {
      running.add(account.merchantId, workOff({ deps, shipment, signal: options.signal }))
    }
  }

  return {
    async round() {
      const accounts = await loadDueAccounts(deps.db, deps.clock.now().toISOString())
      await Promise.all(accounts.map(takeOf))
    },
    idle: running.idle,
  }
}

/** Takes one leased shipment as far as it goes now, then lets it go. Never rejects. */
async function workOff(work: Work): Promise<void> {
  const { deps } = work
  try {
    let progress: Progress = work.shipment.isTrying
      ? await goOn(work, toUnanswered)
      : { kind: 'on', shipment: work.shipment }
    while (progress.kind === 'on') {
      const { shipment }: { shipment: Shipment } = progress
      const step = toNextStep(shipment)
      if (step === 'rest') return await release({ ...work, shipment }, null)
      // Stopping: what has not begun is left to whoever comes next.
      if (work.signal.aborted) return await release({ ...work, shipment }, deps.clock.now())
      progress = await STEPS[step]({ ...work, shipment })
    }
    if (progress.kind === 'later')
      await release({ ...work, shipment: progress.shipment }, progress.at)
    else deps.log('shipment.lease_lost', toLogFields(work.shipment))
  } catch (error) {
    // The lease runs out by itself, and then the store may be well again.
    deps.log('shipment.crashed', { ...toLogFields(work.shipment), error })
  }
}

/** Wishes that came meanwhile are due at once; the rest waits until `at`. */
async function release(work: Work, at: Date | null): Promise<void> {
  const { deps } = work
  await changeLeased(work, (shipment) => {
    const isNewer = shipment.version !== work.shipment.version
    const hasWork = toNextStep(shipment) !== 'rest'
    const due = isNewer || at === null ? deps.clock.now() : at
    return {
      set: { leasedUntil: '', leasedBy: '', dueAt: hasWork ? due.toISOString() : null },
    }
  })
}

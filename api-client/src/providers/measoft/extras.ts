import type { Call, TrackedShipment } from '../../provider.ts'
import { ADDATTACHMENTS, type Attachment, encodeAttachments } from './addattachments.ts'
import { decodeEdit } from './editorder.ts'
import type { Account } from './options.ts'
import {
  decodeRegionlist,
  encodeRegionlist,
  REGIONLIST,
  type Region,
  type RegionQuery,
} from './regionlist.ts'
import { decodeSmadetail, encodeSmadetail, SMADETAIL, type TransferLine } from './smadetail.ts'
import {
  decodeSmalist,
  encodeSmalist,
  SMALIST,
  type TransferAct,
  type TransferActQuery,
} from './smalist.ts'
import { toTrackedShipment } from './statusreq.ts'
import { type Branch, decodeStorelist, STORELIST } from './storelist.ts'
import { decodeTracking, encodeTracking, TRACKING } from './tracking.ts'

/** What this courier can do beyond the port. Throws as the port does. */
export interface MeasoftExtras {
  /** Departments, and the carriers behind them, that points belong to. */
  branches(call: Call): Promise<readonly Branch[]>
  regions(query: RegionQuery, call: Call): Promise<readonly Region[]>
  /** For a "where is my parcel" box: the last order of any merchant under this number. */
  trackAnonymously(number: string, call: Call): Promise<TrackedShipment | null>
  attachFiles(courierReference: string, files: readonly Attachment[], call: Call): Promise<void>
  transferActs(query: TransferActQuery, call: Call): Promise<readonly TransferAct[]>
  transferLines(actCode: string, call: Call): Promise<readonly TransferLine[]>
}

export function extras({ wire, currency, options }: Account): MeasoftExtras {
  return {
    branches: async (call) => decodeStorelist(await wire.ask(STORELIST, {}, call)),

    regions: async (query, call) =>
      decodeRegionlist(await wire.ask(REGIONLIST, encodeRegionlist(query), call)),

    async trackAnonymously(number, call) {
      const body = encodeTracking(options.credentials.courierCode, number)
      const order = decodeTracking(await wire.ask(TRACKING, body, call))
      return order && toTrackedShipment(order)
    },

    async attachFiles(courierReference, files, call) {
      const body = encodeAttachments(courierReference, files)
      // Unconfirmed: where an error stands, so results are looked through as after an edit.
      decodeEdit(await wire.ask(ADDATTACHMENTS, body, call))
    },

    transferActs: async (query, call) =>
      decodeSmalist(await wire.ask(SMALIST, encodeSmalist(query), call), currency),

    transferLines: async (actCode, call) =>
      decodeSmadetail(await wire.ask(SMADETAIL, encodeSmadetail(actCode), call), currency),
  }
}

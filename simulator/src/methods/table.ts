import { addattachments } from './addattachments.ts'
import { calculator } from './calculator.ts'
import { client } from './client.ts'
import { itemlist } from './itemlist.ts'
import type { Method } from './method.ts'
import { smadetail, smalist } from './money-acts.ts'
import { cancelorder, editorder, neworder } from './orders.ts'
import { pvzlist } from './pvzlist.ts'
import { regionlist } from './regionlist.ts'
import { services } from './services.ts'
import { commitlaststatus, statusreq } from './statusreq.ts'
import { storelist } from './storelist.ts'
import { streetlist } from './streetlist.ts'
import { townlist } from './townlist.ts'
import { tracking } from './tracking.ts'
import { waybill } from './waybill.ts'

/** Every method, by the name of its request's root element. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    addattachments,
    calculator,
    cancelorder,
    client,
    commitlaststatus,
    editorder,
    itemlist,
    neworder,
    pvzlist,
    regionlist,
    services,
    smadetail,
    smalist,
    statusreq,
    storelist,
    streetlist,
    townlist,
    tracking,
    waybill,
  }),
)

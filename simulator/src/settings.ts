import {
  type Account,
  anAccount,
  DEFAULT_SWITCHES,
  defaultTenants,
  type Switches,
  type Tenant,
} from './options.ts'
import type { Store } from './store.ts'

/** Courier companies, their accounts, and the switches. Changed in place by the control API. */
export interface Settings {
  readonly tenants: readonly Tenant[]
  readonly switches: Switches
  changeSwitches(changes: Partial<Switches>): void
  changeTenant(
    extra: string,
    changes: Partial<Omit<Tenant, 'extra' | 'accounts'>>,
  ): Tenant | undefined
  /** Adds the account, or changes the one with that login. `undefined`: no such tenant. */
  putAccount(extra: string, account: Pick<Account, 'login'> & Partial<Account>): Account | undefined
  findTenant(extra: string): Tenant | undefined
  findAccount(extra: string, login: string): Account | undefined
  reset(): void
}

export interface InitialSettings {
  readonly tenants?: readonly Tenant[] | undefined
  readonly switches?: Partial<Switches> | undefined
}

export function createSettings(
  store: Store,
  entries: ReadonlyMap<string, unknown>,
  initial: InitialSettings,
): Settings {
  const fresh = () => ({
    tenants: structuredClone([...(initial.tenants ?? defaultTenants())]),
    switches: structuredClone({ ...DEFAULT_SWITCHES, ...initial.switches }),
  })
  const state = fresh()
  // Our own journal: written by `keep` and by nobody else.
  const kept = entries.get('settings') as Partial<typeof state> | undefined
  if (kept?.tenants) state.tenants = kept.tenants
  Object.assign(state.switches, kept?.switches)

  const keep = () => store.put('settings', state)
  const findTenant = (extra: string) => state.tenants.find((tenant) => tenant.extra === extra)

  return {
    get tenants() {
      return state.tenants
    },
    get switches() {
      return state.switches
    },
    changeSwitches(changes) {
      Object.assign(state.switches, changes)
      keep()
    },
    changeTenant(extra, changes) {
      const tenant = findTenant(extra)
      if (!tenant) return undefined
      Object.assign(tenant, changes)
      keep()
      return tenant
    },
    putAccount(extra, changes) {
      const tenant = findTenant(extra)
      if (!tenant) return undefined
      let account = tenant.accounts.find(({ login }) => login === changes.login)
      if (account) Object.assign(account, changes)
      else {
        account = anAccount({ password: 'not-a-secret', ...changes })
        tenant.accounts.push(account)
      }
      keep()
      return account
    },
    findTenant,
    findAccount: (extra, login) =>
      findTenant(extra)?.accounts.find((account) => account.login === login),
    reset() {
      Object.assign(state, fresh())
    },
  }
}

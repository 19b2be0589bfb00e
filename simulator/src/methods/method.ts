import type { Account, Tenant } from '../options.ts'
import type { Element, Markup } from '../wire/xml.ts'
import type { World } from '../world.ts'

export interface OpenCall {
  readonly world: World
  readonly request: Element
}

export interface TenantCall extends OpenCall {
  readonly tenant: Tenant
}

export interface AccountCall extends TenantCall {
  readonly account: Account
}

/** An answer in JSON, where the protocol knows one. */
export interface JsonAnswer {
  readonly json: string
}

export type Answer = Markup | JsonAnswer

/** One method of the wire and what a caller must prove for it. Source: docs/protocol/measoft.md, 2.2. */
export type Method =
  | { readonly needs: 'nothing'; answer(call: OpenCall): Answer }
  | { readonly needs: 'tenant'; answer(call: TenantCall): Answer }
  | { readonly needs: 'account'; answer(call: AccountCall): Answer }

export { createGateway, type GatewayDeps } from './app.ts'
export { ConfigError, type Environment } from './config.ts'
export type { SigningKey } from './installation.ts'
export { type RunningGateway, startGateway } from './start.ts'
export {
  type Expected,
  fingerprint,
  refuseWebhook,
  type Verdict,
  verifySelection,
  type WebhookRefusal,
} from './tokens.ts'

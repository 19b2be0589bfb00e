import { describeShim } from '../shim.ts'

// MiniShop3 asks for PHP 8.1 and later.
await describeShim('minishop3', ['8.4'])

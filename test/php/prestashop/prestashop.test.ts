import { describeShim } from '../shim.ts'

await describeShim('prestashop')

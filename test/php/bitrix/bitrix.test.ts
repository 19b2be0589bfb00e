import { describeShim } from '../shim.ts'

await describeShim('bitrix')

// Prints what `measureDisk` finds in this process's environment. Parent: disk.ts.
import { measureDisk } from './disk.ts'

process.stdout.write(JSON.stringify(measureDisk(Number(process.argv[2]))))

// Prints what `measureDisk` and `measureCommits` find in this process's environment. Parent: disk.ts.
import { measureCommits, measureDisk } from './disk.ts'

const milliseconds = Number(process.argv[2])
const disk = measureDisk(milliseconds)
const commit = await measureCommits(milliseconds)
process.stdout.write(JSON.stringify({ disk, commit }))

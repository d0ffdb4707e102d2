// The privacy scan of a text on stdin, as JSON on stdout. Nothing is kept, and nothing leaves the machine.
import { text } from 'node:stream/consumers'
import { scan } from '#lib/privacy-scan/scan.ts'

const findings = scan(await text(process.stdin))
process.stdout.write(
  `${JSON.stringify(findings.map(({ kind, start, end, text: found, reason }) => ({ kind, start, end, text: found, reason })))}\n`,
)

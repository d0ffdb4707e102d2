// Whether the audit log is still what was written: `npm run audit:verify`. Ends with 1 when a row was changed or removed.
import { connect } from '#db/client.ts'
import { verifyAuditChain, type ChainBreak } from '#lib/platform/audit-chain.ts'
import { onDatabase } from './database-command.ts'

const told = (broken: ChainBreak): string => {
  if (broken.kind === 'changed') return `Regel ${broken.auditId} (schakel ${broken.position}) is gewijzigd.`
  if (broken.kind === 'removed') return `Schakel ${broken.position} of zijn regel is weggehaald.`
  if (broken.kind === 'cut_off') return `Vanaf schakel ${broken.position} klopt het einde van het logboek niet.`
  return `Regel ${broken.auditId} hoort niet bij de keten.`
}

await onDatabase(async (url) => {
  const { db, sql } = connect(url, { max: 1 })
  try {
    const report = await db.transaction((tx) => verifyAuditChain(tx), { isolationLevel: 'repeatable read' })
    if (report.broken) {
      console.error(`Het logboek klopt niet. ${told(report.broken)}`)
      return 1
    }
    console.log(`Het logboek klopt: ${report.length} regels. Het zegel is ${report.seal}. Bewaar het zegel ergens anders.`)
    return 0
  } finally {
    await sql.end()
  }
})

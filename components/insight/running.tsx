import { Block, Facts } from '#components/people/blocks.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Table } from '#components/ui/table.tsx'
import { duration, jobName, jobState, runningCopy } from '#lib/insight/copy-running.ts'
import type { Running } from '#lib/platform/metrics/running.ts'
import { formatAge, formatRecent } from '#lib/platform/time.ts'

const wordsOf = (query: { text: string }) => <code>{query.text}</code>
const lateMail = 600
const count = (value: number) => value.toLocaleString('nl-NL')

/** Whether there is something to do, in one sentence with the next step. */
export function RunningNotice({ running, now }: { running: Running; now: Date }) {
  const jobsTrouble = running.jobs.some((job) => jobState(job, now.getTime()) !== 'goed')
  const mailTrouble = running.outbox.oldestDueSeconds > lateMail
  if (!jobsTrouble && !mailTrouble) return <Notice tone="good">{runningCopy.wellOff}</Notice>
  return (
    <>
      {jobsTrouble && <Notice tone="warning">{runningCopy.jobsTrouble}</Notice>}
      {mailTrouble && <Notice tone="warning">{runningCopy.mailTrouble}</Notice>}
    </>
  )
}

/** This instance, the mail that waits, the work by the clock and what was slow. */
export function RunningParts({ running, now }: { running: Running; now: Date }) {
  const { answers, outbox, mails, jobs, slow, costly } = running
  return (
    <>
      <Block id="instantie" title="Deze instantie">
        <Facts
          facts={[
            ['Draait sinds', formatRecent(running.startedAt, now)],
            ['Geheugen', `${count(Math.round(running.memoryBytes / 1e6))} MB`],
            ['Antwoorden uit het geheugen', count(answers.kept)],
            ['Antwoorden gemaakt', `${count(answers.made)}, gemiddeld in ${duration(answers.averageMs)}`],
            ['Fouten', count(answers.faults)],
          ]}
        />
      </Block>
      <Block id="mail" title="Mail">
        <Facts
          facts={[
            ['Klaar om te versturen', count(outbox.due)],
            ['Langste wachttijd', outbox.due === 0 ? 'geen' : formatAge(new Date(now.getTime() - outbox.oldestDueSeconds * 1_000), now)],
            ['Voor later', count(outbox.waiting - outbox.due)],
            ['Verstuurd door deze instantie', count(mails.sent)],
            ['Opnieuw geprobeerd', count(mails.retried)],
            ['Opgegeven', count(mails.givenUp)],
          ]}
        />
      </Block>
      <Block id="taken" title="Taken">
        <Table
          caption="Wat op de klok gebeurt"
          rows={jobs}
          rowKey={(job) => job.name}
          empty="Deze instantie heeft nog geen taak gedaan."
          columns={[
            { key: 'name', heading: 'Taak', cell: (job) => jobName(job.name) },
            { key: 'state', heading: 'Stand', cell: (job) => jobState(job, now.getTime()) },
            {
              key: 'last',
              heading: 'Laatst gekeken',
              cell: (job) => (job.endedAt === undefined ? '–' : `${formatAge(new Date(job.endedAt), now)} geleden`),
            },
            {
              key: 'found',
              heading: 'Laatst iets gedaan',
              cell: (job) =>
                job.lastFoundAt === undefined
                  ? 'nog niet'
                  : `${count(job.lastCount)}, ${formatAge(new Date(job.lastFoundAt), now)} geleden`,
            },
            { key: 'took', heading: 'Duur', numeric: true, cell: (job) => duration(job.tookMs) },
            { key: 'failures', heading: 'Mislukt', numeric: true, cell: (job) => count(job.failures) },
          ]}
        />
      </Block>
      <Block id="traag" title="Trage vragen aan de database">
        <Table
          caption="Langer dan een halve seconde, laatst gezien bovenaan"
          rows={slow}
          rowKey={(query) => query.text}
          empty={runningCopy.noSlow}
          columns={[
            { key: 'text', heading: 'Vraag', cell: wordsOf },
            { key: 'times', heading: 'Keer', numeric: true, cell: (query) => count(query.times) },
            { key: 'longest', heading: 'Langste', numeric: true, cell: (query) => duration(query.longestMs) },
            { key: 'last', heading: 'Laatst', cell: (query) => formatRecent(new Date(query.lastAt), now) },
          ]}
        />
        {costly === null ? (
          <p>{runningCopy.noStatements}</p>
        ) : (
          <Table
            caption="Wat bij elkaar de meeste tijd kost, volgens de database"
            rows={costly}
            rowKey={(query) => query.text}
            columns={[
              { key: 'text', heading: 'Vraag', cell: wordsOf },
              { key: 'times', heading: 'Keer', numeric: true, cell: (query) => count(query.times) },
              { key: 'average', heading: 'Gemiddeld', numeric: true, cell: (query) => duration(query.averageMs) },
              { key: 'longest', heading: 'Langste', numeric: true, cell: (query) => duration(query.longestMs) },
            ]}
          />
        )}
      </Block>
    </>
  )
}

import styles from '#components/questions/questions.module.css'
import { Button } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { kindWords, statusWords } from '#lib/questions/copy.ts'
import type { OwnThread } from '#lib/questions/queries.ts'
import type { Tray as TrayData, TrayQuery, TrayRow, TrayView } from '#lib/questions/queries-tray.ts'
import { owedStatuses } from '#lib/questions/status.ts'
import { formatDate, formatDay, formatWaiting, isoDay } from '#lib/platform/time.ts'

const viewWords: Readonly<Record<TrayView, string>> = {
  open: 'Te beantwoorden',
  'van-mij': 'Van mij',
  gezamenlijk: 'Gezamenlijke bak',
  wacht: 'Wacht op vrager',
  beantwoord: 'Beantwoord',
  gesloten: 'Gesloten',
}

type TrayProps = { tray: TrayData; query: TrayQuery; choices: { regions: readonly Choice[]; themes: readonly Choice[] }; now: Date }

/** What somebody's functions have to answer: the common tray cannot be overlooked, and what is late stands first. */
export function Tray({ tray, query, choices, now }: TrayProps) {
  const address = (view: TrayView) => (view === 'open' ? '/vragen' : `/vragen?bak=${view}`)
  return (
    <>
      {tray.counts.gezamenlijk > 0 && query.view !== 'gezamenlijk' && (
        <Notice
          tone="warning"
          title={
            tray.counts.gezamenlijk === 1
              ? 'Er ligt 1 vraag zonder vaste plek'
              : `Er liggen ${tray.counts.gezamenlijk} vragen zonder vaste plek`
          }
        >
          <p>
            Deze vragen passen bij geen enkele regel. Pak ze op of draag ze over.{' '}
            <a href="/vragen?bak=gezamenlijk">Open de gezamenlijke bak</a>
          </p>
        </Notice>
      )}
      {tray.late > 0 && (
        <Notice tone="warning">
          <p>{tray.late === 1 ? '1 vraag is over de afgesproken dag.' : `${tray.late} vragen zijn over de afgesproken dag.`}</p>
        </Notice>
      )}
      <Filters
        label="Welke vragen"
        tabs={Object.entries(viewWords).map(([view, label]) => ({
          label,
          href: address(view as TrayView),
          ...(view === 'gesloten' ? {} : { count: tray.counts[view as Exclude<TrayView, 'gesloten'>] }),
          current: view === query.view,
        }))}
      />
      <form method="get" action="/vragen" className={styles.filter} aria-label="Kies welke vragen je ziet">
        <input type="hidden" name="bak" value={query.view} />
        <SelectField name="regio" label="Regio" empty="Alle regio’s" choices={choices.regions} defaultValue={query.region} optional />
        <SelectField
          name="onderwerp"
          label="Onderwerp"
          empty="Alle onderwerpen"
          choices={choices.themes}
          defaultValue={query.theme}
          optional
        />
        <Button variant="line">Toon</Button>
      </form>
      {tray.rows.length === 0 ? (
        <p>Hier ligt niets.</p>
      ) : (
        <ol role="list" className={styles.tray}>
          {tray.rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </ol>
      )}
    </>
  )
}

function Row({ row, now }: { row: TrayRow; now: Date }) {
  // Once it is answered, or the asker is waited for, nobody waits for the team.
  const isOwed = owedStatuses.some((status) => status === row.status)
  return (
    <li>
      <h3>
        <a href={`/vragen/${row.id}`}>{row.title}</a>
      </h3>
      <Meta>
        <span className={styles.state}>{statusWords[row.status].label}</span>
        {row.isLate && <span className={styles.late}>over de afgesproken dag</span>}
        {row.dueAt && isOwed && (
          <span>
            antwoord op <time dateTime={isoDay(row.dueAt)}>{formatDay(row.dueAt)}</time>
          </span>
        )}
        {kindWords[row.kind].noun}
        {row.regionName}
        {row.themeName}
        {row.routeName ?? 'gezamenlijke bak'}
        {row.ownerName ? `bij ${row.ownerName}` : 'bij niemand'}
        {isOwed && formatWaiting(row.askedAt, now)}
      </Meta>
    </li>
  )
}

/** What somebody asked. */
export function OwnQuestions({ threads }: { threads: readonly OwnThread[] }) {
  if (threads.length === 0) return <p>Je stelde nog geen vraag.</p>
  return (
    <ol role="list" className={styles.tray}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <h3>
            <a href={`/vragen/${thread.id}`}>{thread.title}</a>
          </h3>
          <Meta>
            <span className={styles.state}>{statusWords[thread.status].label}</span>
            {kindWords[thread.kind].noun}
            <span>
              gesteld op <time dateTime={isoDay(thread.askedAt)}>{formatDate(thread.askedAt)}</time>
            </span>
          </Meta>
        </li>
      ))}
    </ol>
  )
}

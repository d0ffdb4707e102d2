import styles from '#components/bundles/instrument-list.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'
import { KindLabel } from '#components/ui/kind-label.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { InstrumentRow } from '#lib/bundles/queries-instruments.ts'
import { formatDate } from '#lib/platform/time.ts'

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain; charset=utf-8': 'tekst',
  'image/webp': 'afbeelding',
}

/** '120 kB', '1,4 MB' */
function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

/** What somebody gets: 'bestand, pdf, 120 kB' or the site that the link leads to. */
function whatItIs({ file, url }: InstrumentRow): string {
  if (file) return `bestand, ${kinds[file.mediaType] ?? 'document'}, ${fileSize(file.bytes)}`
  return url ? `link naar ${new URL(url).hostname.replace(/^www\./, '')}` : ''
}

type InstrumentListProps = {
  instruments: readonly InstrumentRow[]
  level?: 2 | 3
  /** The day of today in Amsterdam: after `validUntil` the list warns. */
  today: string
  /** Under a tip the tip itself need not be named. */
  small?: boolean
}

/** Instruments with what they are for, who made them and until when they hold. */
export function InstrumentList({ instruments, level = 2, today, small = false }: InstrumentListProps) {
  const Title = `h${level}` as const
  return (
    <ul role="list" className={joinClasses(styles.list, small && styles.small)}>
      {instruments.map((instrument) => (
        <li key={instrument.id} id={instrument.slug}>
          <Meta>
            <KindLabel tone="instrument">Instrument</KindLabel>
            {whatItIs(instrument)}
          </Meta>
          <Title className={styles.title}>
            <a href={`/instrumenten/${instrument.slug}/open`} rel="nofollow">
              {instrument.title}
            </a>
          </Title>
          <p>{instrument.purpose}</p>
          <Meta>
            {`Gemaakt door ${instrument.source}`}
            {instrument.version && `versie ${instrument.version}`}
            {instrument.validUntil && instrument.validUntil >= today && `geldig tot en met ${dayOf(instrument.validUntil)}`}
          </Meta>
          {instrument.validUntil && instrument.validUntil < today && (
            <p className={styles.warning}>Dit gold tot en met {dayOf(instrument.validUntil)}. Vraag de maker of er een nieuwe versie is.</p>
          )}
          {instrument.linkState === 'broken' && (
            <p className={styles.warning}>Deze link gaf de laatste keer geen antwoord. De redactie weet het.</p>
          )}
          {!small && <About instrument={instrument} />}
        </li>
      ))}
    </ul>
  )
}

const dayOf = (day: string) => formatDate(new Date(`${day}T12:00:00Z`))

function About({ instrument: { tips, themes } }: { instrument: InstrumentRow }) {
  if (tips.length + themes.length === 0) return null
  const links = [
    ...tips.map((tip) => ({ href: `/aan-de-slag/${tip.slug}`, label: `Tip ${tip.number}: ${tip.name}` })),
    ...themes.map((theme) => ({ href: `/lessen?thema=${theme.slug}`, label: `Lessen over ${theme.name.toLowerCase()}` })),
  ]
  return (
    <p className={styles.about}>
      Past bij:{' '}
      {links.map((link, index) => (
        <span key={link.href}>
          {index > 0 && ' · '}
          <a href={link.href}>{link.label}</a>
        </span>
      ))}
    </p>
  )
}

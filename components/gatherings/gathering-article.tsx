import type { ReactNode } from 'react'
import { ContactBlock, Prose, Wrap } from '#components/layout/sections.tsx'
import { DateTile } from '#components/gatherings/date-tile.tsx'
import styles from '#components/gatherings/gathering-article.module.css'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { availabilityWords, organiserName, signUpState, whereWords, type AgendaItem } from '#components/gatherings/gathering-view.ts'
import { Breadcrumb } from '#components/ui/breadcrumb.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { kindWords } from '#lib/gatherings/copy.ts'
import { formatDate, formatDayAndTime, isoDay, isoMoment } from '#lib/platform/time.ts'

export type GatheringDetail = AgendaItem & {
  audienceNames: readonly string[]
  contact: string
  minimum: number | null
  companionsAllowed: number
  isClosed: boolean
  changeNote: string
  cancelReason: string
  cancelledAt: Date | null
}

type Material = { id: string; name: string; bytes: number }
type WebLink = { id: string; url: string; label: string }

type GatheringArticleProps = {
  gathering: GatheringDetail
  /** The explanation, already turned into elements. */
  body: ReactNode
  lessons: readonly { slug: string; title: string }[]
  /** What everybody may fetch. */
  materials: readonly Material[]
  links: readonly WebLink[]
  /** How much there is besides for who took part. */
  more: number
  now: Date
  /** Instead of the button to sign up: what this reader can do. Only on private pages and previews. */
  action?: ReactNode
  notice?: ReactNode
}

/** Everything one needs to decide whether to come, and afterwards what came out of it. */
export function GatheringArticle({ gathering, body, lessons, materials, links, more, now, action, notice }: GatheringArticleProps) {
  const over = gathering.endsAt <= now
  return (
    <article>
      <header className={styles.head}>
        <Wrap>
          <Breadcrumb steps={[{ label: 'Bijeenkomsten', href: '/bijeenkomsten' }, { label: gathering.title }]} />
          {notice}
          <StateNotice gathering={gathering} now={now} />
          <div className={styles.headRow}>
            <DateTile at={gathering.startsAt} past={over || gathering.status === 'cancelled'} />
            <div className={styles.headText}>
              <Meta>
                <strong>{kindWords[gathering.kind].label}</strong>
                {organiserName(gathering)}
                {gathering.byInvitation && 'Op uitnodiging'}
              </Meta>
              <h1>{gathering.title}</h1>
              <p className={styles.summary}>{gathering.summary}</p>
              <p className={styles.when}>
                <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
                <br />
                {whereWords(gathering)}
              </p>
              {action ?? <SignUpWay gathering={gathering} now={now} />}
            </div>
          </div>
        </Wrap>
      </header>
      <Wrap>
        <div className={styles.columns}>
          <Prose>
            <section aria-labelledby="waar-het-over-gaat" className={styles.section}>
              <h2 id="waar-het-over-gaat">{over ? 'Waar het over ging' : 'Waar het over gaat'}</h2>
              {body}
            </section>
            <Outcome lessons={lessons} materials={materials} links={links} more={more} over={over} />
          </Prose>
          <aside className={styles.aside}>
            <section aria-labelledby="goed-om-te-weten">
              <h2 id="goed-om-te-weten">Goed om te weten</h2>
              <GatheringFacts gathering={gathering} now={now} />
            </section>
            {gathering.status !== 'cancelled' && !over && (
              <p className={styles.calendar} data-print="no">
                <a href={`/bijeenkomsten/${gathering.slug}/agenda.ics`}>
                  <Icon name="calendar" /> Zet in je agenda
                </a>
              </p>
            )}
            <ContactBlock id="vragen" title="Vraag hierover?">
              <p>{gathering.contact || organiserName(gathering)} helpt je verder.</p>
              <p>
                <a href="/contact">Neem contact op</a>
              </p>
            </ContactBlock>
          </aside>
        </div>
      </Wrap>
    </article>
  )
}

/** What changed, or that it does not go on, before anything else. */
function StateNotice({ gathering, now }: { gathering: GatheringDetail; now: Date }) {
  if (gathering.status === 'cancelled')
    return (
      <div className={styles.notice}>
        <Notice tone="error" title="Deze bijeenkomst gaat niet door">
          <p>{gathering.cancelReason}</p>
        </Notice>
      </div>
    )
  if (!gathering.changedAt || gathering.startsAt <= now) return null
  return (
    <div className={styles.notice}>
      <Notice tone="warning" title="Deze bijeenkomst is gewijzigd">
        <p>
          Op <time dateTime={isoDay(gathering.changedAt)}>{formatDate(gathering.changedAt)}</time>.{' '}
          {gathering.changeNote || 'Tijd en plek op deze pagina kloppen.'}
        </p>
      </Notice>
    </div>
  )
}

function SignUpWay({ gathering, now }: { gathering: GatheringDetail; now: Date }) {
  const state = signUpState(gathering, now)
  const href = `/bijeenkomsten/${gathering.slug}/aanmelden`
  return (
    <>
      <p className={styles.places}>{availabilityWords({ ...gathering, byInvitation: false }, now)}</p>
      {(state === 'open' || state === 'full') && (
        <div data-print="no">
          <ButtonRow>
            <LinkButton href={href} icon="pencil" rel="nofollow">
              {state === 'open' ? 'Meld je aan' : 'Zet je op de wachtlijst'}
            </LinkButton>
            <a href="/mijn/aanmeldingen">Je aanmeldingen</a>
          </ButtonRow>
          {gathering.byInvitation && (
            <p className={styles.quiet}>Deze bijeenkomst is op uitnodiging. Kreeg je een mail? Gebruik dan de link daarin.</p>
          )}
        </div>
      )}
    </>
  )
}

function GatheringFacts({ gathering, now }: { gathering: GatheringDetail; now: Date }) {
  const coming = gathering.startsAt > now && gathering.status === 'published'
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Voor wie</dt>
        {gathering.audienceNames.map((name) => (
          <dd key={name}>{name}</dd>
        ))}
      </div>
      <div>
        <dt>Wie organiseert</dt>
        <dd>{gathering.contact || organiserName(gathering)}</dd>
      </div>
      {coming && (
        <div>
          <dt>Aanmelden kan tot</dt>
          <dd>
            <time dateTime={isoMoment(gathering.signUpClosesAt)}>{formatDayAndTime(gathering.signUpClosesAt)}</time>
          </dd>
        </div>
      )}
      <div>
        <dt>Hoeveel mensen</dt>
        <dd>
          Plaats voor {gathering.maximum}
          {gathering.minimum !== null && `. Gaat door vanaf ${gathering.minimum}`}
        </dd>
      </div>
      {coming && (
        <div>
          <dt>Iemand meenemen</dt>
          <dd>
            {gathering.companionsAllowed === 0
              ? 'Kan deze keer niet. Een collega meldt zich zelf aan.'
              : gathering.companionsAllowed === 1
                ? 'Je mag één introducé meenemen.'
                : `Je mag ${gathering.companionsAllowed} introducés meenemen.`}
          </dd>
        </div>
      )}
      {gathering.isClosed && (
        <div>
          <dt>Besloten</dt>
          <dd>Er is geen opname. Wat hier gezegd wordt, blijft hier.</dd>
        </div>
      )}
      {gathering.format !== 'on_site' && coming && (
        <div>
          <dt>Online meedoen</dt>
          <dd>Wie is aangemeld, ziet de link vanaf 24 uur voor het begin bij de eigen aanmeldingen.</dd>
        </div>
      )}
    </dl>
  )
}

type OutcomeProps = Pick<GatheringArticleProps, 'lessons' | 'materials' | 'links' | 'more'> & { over: boolean }

function Outcome({ lessons, materials, links, more, over }: OutcomeProps) {
  return (
    <>
      {lessons.length > 0 && (
        <section aria-labelledby="lessen" className={styles.section}>
          <h2 id="lessen">Wat we hiervan leerden</h2>
          <LessonLinks lessons={lessons} />
        </section>
      )}
      {materials.length + links.length + more > 0 && (
        <section aria-labelledby="materiaal" className={styles.section}>
          <h2 id="materiaal">Materiaal</h2>
          <MaterialLinks materials={materials} links={links} />
          {more > 0 && (
            <p>
              Er is nog meer materiaal, voor wie erbij was. Je vindt het bij <a href="/mijn/aanmeldingen">je aanmeldingen</a>.
            </p>
          )}
        </section>
      )}
      {over && lessons.length + materials.length + links.length + more === 0 && (
        <p>Er zijn nog geen lessen of materiaal van deze bijeenkomst.</p>
      )}
    </>
  )
}

/** Lessons that came out of it. */
export function LessonLinks({ lessons }: Pick<GatheringArticleProps, 'lessons'>) {
  return (
    <ul>
      {lessons.map((lesson) => (
        <li key={lesson.slug}>
          <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
        </li>
      ))}
    </ul>
  )
}

/** Files to fetch, each with how large it is, and what is elsewhere on the web. */
export function MaterialLinks({
  materials,
  links,
  fileHref = (id) => `/bestanden/${id}`,
}: Pick<GatheringArticleProps, 'materials' | 'links'> & { fileHref?: ((id: string) => string) | undefined }) {
  if (materials.length + links.length === 0) return null
  return (
    <ul>
      {materials.map((file) => (
        <li key={file.id}>
          <a href={fileHref(file.id)}>{file.name}</a> ({sizeWords(file.bytes)})
        </li>
      ))}
      {links.map((link) => (
        <li key={link.id}>
          <a href={link.url} rel="noreferrer">
            {link.label}
          </a>{' '}
          ({new URL(link.url).hostname})
        </li>
      ))}
    </ul>
  )
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000))
  return kilobytes < 1_000 ? `${kilobytes} kB` : `${(kilobytes / 1_000).toFixed(1).replace('.', ',')} MB`
}

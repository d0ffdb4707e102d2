import type { ReactNode } from 'react'
import styles from '#components/lessons/lesson-facts.module.css'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import { certaintyWords, evidenceBasisWords, experienceWords, levelWords, nationalStatusWords } from '#lib/lessons/copy.ts'
import { appliedInWords } from '#lib/lessons/copy-uptake.ts'

export type NamedLink = { name: string; href: string }

export type LessonFactsProps = {
  nationalStatus: keyof typeof nationalStatusWords
  /** The proeftuin or the region; absent when its author keeps it hidden. */
  sharedBy?: NamedLink
  /** Who shared a lesson that said the same and was merged into this one. */
  alsoSharedBy?: readonly NamedLink[]
  principle: NamedLink
  tip?: NamedLink
  themes: readonly NamedLink[]
  audienceNames: readonly string[]
  experience: keyof typeof experienceWords
  level: keyof typeof levelWords
  certainty: keyof typeof certaintyWords
  evidenceBasis: keyof typeof evidenceBasisWords
  supports?: string
  contradicts?: string
  /** What other regions said of it; absent in a preview. */
  elsewhere?: { also: number; not: number; applied: number }
  /** 'maart tot en met september 2026' */
  period?: string
  /** '12 gesprekken bij 29 vragen': always with its denominator. */
  numbers?: string
}

const statusIcons: Readonly<Record<LessonFactsProps['nationalStatus'], IconName>> = {
  possible_now: 'good',
  being_tried: 'clock',
  under_discussion: 'chat',
}

const certaintySteps = Object.keys(certaintyWords)

/** What a reader wants to weigh: can we do this already, who says so, for whom is it, and how sure is it. */
export function LessonFacts(facts: LessonFactsProps) {
  const status = nationalStatusWords[facts.nationalStatus]
  const certainty = certaintyWords[facts.certainty]
  return (
    <dl className={styles.facts}>
      <div className={styles.status} data-status={facts.nationalStatus}>
        <dt>Kunnen wij dit ook?</dt>
        <dd>
          <span className={styles.statusWord}>
            <Icon name={statusIcons[facts.nationalStatus]} /> {status.label}
          </span>
          <span className={styles.note}>{status.hint}</span>
        </dd>
      </div>
      <Fact term="Gedeeld door">{facts.sharedBy ? <NamedLinks links={[facts.sharedBy]} /> : 'Een proeftuin of regio uit het netwerk'}</Fact>
      <Fact term="Ook gedeeld door">
        {facts.alsoSharedBy && facts.alsoSharedBy.length > 0 && <NamedLinks links={facts.alsoSharedBy} />}
      </Fact>
      <Fact term="Voor wie">
        {facts.audienceNames.join(', ')}
        {facts.experience !== 'both' && <span className={styles.note}>Voor {experienceWords[facts.experience].label.toLowerCase()}</span>}
      </Fact>
      <Fact term={facts.themes.length === 1 ? 'Thema' : 'Thema’s'}>{facts.themes.length > 0 && <NamedLinks links={facts.themes} />}</Fact>
      <Fact term="Basisprincipe">
        <NamedLinks links={[facts.principle]} />
      </Fact>
      <Fact term="Tip om aan de slag te gaan">{facts.tip && <NamedLinks links={[facts.tip]} />}</Fact>
      <Fact term="Gaat over">{levelWords[facts.level].label}</Fact>
      <Fact term="Hoe zeker weten we dit?">
        <span className={styles.scale} aria-hidden="true">
          {certaintySteps.map((step, index) => (
            <span key={step} data-reached={index <= certaintySteps.indexOf(facts.certainty) ? '' : undefined} />
          ))}
        </span>
        {certainty.label}
        <span className={styles.note}>{certainty.hint}</span>
      </Fact>
      <Fact term="Waarop steunt dat?">
        {evidenceBasisWords[facts.evidenceBasis].label}
        {facts.supports && <span className={styles.note}>{facts.supports}</span>}
      </Fact>
      <Fact term="Wat spreekt het tegen?">
        <span className={styles.plain}>{facts.contradicts || 'De schrijver noemde niets.'}</span>
      </Fact>
      <Fact term="Wat zien andere regio’s?">{facts.elsewhere && <Elsewhere said={facts.elsewhere} />}</Fact>
      <Fact term="Periode">{facts.period}</Fact>
      <Fact term="Aantallen">{facts.numbers}</Fact>
    </dl>
  )
}

/** In a few words, with the way to who said it. */
function Elsewhere({ said: { also, not, applied } }: { said: NonNullable<LessonFactsProps['elsewhere']> }) {
  const words = [
    ...(also > 0 ? [`bij ons ook: ${also}`] : []),
    ...(not > 0 ? [`bij ons niet: ${not}`] : []),
    ...(applied > 0 ? [appliedInWords(applied)] : []),
  ]
  const label = words.join(', ') || 'nog niets doorgegeven'
  return <a href="#gebruik">{label.charAt(0).toUpperCase() + label.slice(1)}</a>
}

/** One fact; what is unknown is not shown. */
function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function NamedLinks({ links }: { links: readonly NamedLink[] }) {
  return links.map((link, index) => (
    <span key={link.href}>
      {index > 0 && ', '}
      <a href={link.href}>{link.name}</a>
    </span>
  ))
}

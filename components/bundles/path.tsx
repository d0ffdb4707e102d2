import styles from '#components/bundles/path.module.css'
import { KindLabel, type KindTone } from '#components/ui/kind-label.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { elementWords } from '#lib/bundles/copy.ts'
import type { ElementRow, PrincipleRow } from '#lib/bundles/queries-elements.ts'
import type { ElementKind } from '#lib/bundles/values.ts'

const tones: Readonly<Record<ElementKind, KindTone>> = {
  explanation: 'building-block',
  words: 'question',
  example: 'lesson',
  story: 'story',
  exercise: 'exercise',
}

/** What kind of part this is, and how long an exercise takes. */
export function ElementFacts({ element: { kind, minutes } }: { element: Pick<ElementRow, 'kind' | 'minutes'> }) {
  return (
    <Meta>
      <KindLabel tone={tones[kind]}>{elementWords[kind].label}</KindLabel>
      {minutes && `${minutes} minuten`}
    </Meta>
  )
}

/** The parts of a principle as stops on a footpath. The list reads the same without the drawing. */
export function PrinciplePath({ principle, level = 3 }: { principle: PrincipleRow; level?: 2 | 3 }) {
  const Title = `h${level}` as const
  const last = principle.elements.length - 1
  return (
    <ol role="list" className={styles.path}>
      {principle.elements.map((element, index) => (
        <li key={element.id}>
          <span className={styles.stop} aria-hidden="true" />
          {index < last && (
            <svg className={styles.way} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <path d="M0 0 C 0 60, 100 40, 100 100" vectorEffect="non-scaling-stroke" />
            </svg>
          )}
          <ElementFacts element={element} />
          <Title>
            <a href={element.href}>{element.title}</a>
          </Title>
        </li>
      ))}
    </ol>
  )
}

/** Places for the principles whose names follow. */
export function WaitingPrinciples({ count, from }: { count: number; from: number }) {
  return (
    <ul role="list" className={styles.waiting}>
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          <strong>Principe {from + index}</strong>
          <span>Volgt nog</span>
        </li>
      ))}
    </ul>
  )
}

type WayOn = { href: string; title: string; why: string; kind?: ElementRow }

/** Three ways on: further along the same path, across to another, or wherever. */
export function WaysOn({ ways }: { ways: readonly WayOn[] }) {
  return (
    <nav className={styles.onwards} aria-labelledby="verder">
      <h2 id="verder">Loop verder</h2>
      <ul role="list" className={styles.on}>
        {ways.map((way) => (
          <li key={way.why}>
            <p>{way.why}</p>
            <a href={way.href}>{way.title}</a>
            {way.kind && <ElementFacts element={way.kind} />}
          </li>
        ))}
      </ul>
    </nav>
  )
}

import styles from '#components/questions/questions.module.css'
import type { ContactWay } from '#lib/questions/queries-routes.ts'

const callable = (phone: string) => phone.replace(/[^0-9+]/g, '')

/** How a function is reached by who would rather call or mail. */
export function ContactWays({ ways }: { ways: readonly ContactWay[] }) {
  if (ways.length === 0) return null
  return (
    <dl className={styles.ways}>
      {ways.map((way) => (
        <div key={way.id}>
          <dt>
            {way.name}
            {way.regionNames.length > 0 && ` (${way.regionNames.join(', ')})`}
          </dt>
          {way.phone && (
            <dd>
              Bel <a href={`tel:${callable(way.phone)}`}>{way.phone}</a>
            </dd>
          )}
          {way.mailbox && (
            <dd>
              Mail <a href={`mailto:${way.mailbox}`}>{way.mailbox}</a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

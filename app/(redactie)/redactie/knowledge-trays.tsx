import styles from '#components/lessons/voices/voices.module.css'
import { offeredBundles } from '#lib/bundles/queries-bundles.ts'
import { brokenLinks } from '#lib/bundles/queries-instruments.ts'
import type { Actor } from '#lib/platform/actor.ts'

/** What curators keep beside the lessons, with what asks for work. */
export async function KnowledgeTrays({ actor }: { actor: Actor }) {
  const [broken, offered] = await Promise.all([brokenLinks(actor), offeredBundles(actor)])
  return (
    <section aria-labelledby="bijhouden" className={styles.besides}>
      <h2 id="bijhouden">Bijhouden</h2>
      <ul className={styles.trays}>
        <li>
          <a href="/redactie/instrumenten">Instrumenten (kapotte links: {broken})</a>
        </li>
        <li>
          <a href="/redactie/bundels">Bundels (aangeboden: {offered})</a>
        </li>
        <li>
          <a href="/redactie/inspiratie">Inspiratiebundel</a>
        </li>
      </ul>
    </section>
  )
}

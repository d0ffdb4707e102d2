import type { Tx } from '#db/client.ts'
import { principleElements, tips } from '#db/schema/index.ts'
import { showElement } from '#lib/bundles/commands-elements.ts'
import { showTips } from '#lib/bundles/commands-tips.ts'
import { principleElements as firstElements } from './principle-elements.ts'

/** What the Inspiratiebundel begins with, where it is empty; and the ten tips, to be found. */
export async function seedKnowledge(tx: Tx, options: { demo: boolean }): Promise<void> {
  await showTips(tx, await tx.select().from(tips))
  // Only where there are none: what curators changed or took away does not come back.
  if ((await tx.$count(principleElements)) > 0) return
  for (const [principleSlug, elements] of Object.entries(firstElements)) {
    const offered = elements.filter(({ demo }) => options.demo || !demo)
    for (const [index, { demo: _demo, ...element }] of offered.entries()) {
      const [row] = await tx
        .insert(principleElements)
        .values({ ...element, principleSlug, position: index + 1 })
        .returning()
      if (row) await showElement(tx, row)
    }
  }
}

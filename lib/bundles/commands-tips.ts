import type { Tx } from '#db/client.ts'
import { putDocument } from '#lib/platform/search/documents.ts'
import { tipTexts } from './copy-tips.ts'

// The texts are part of the program and have no day of their own.
const since = new Date('2026-01-01T00:00:00Z')

/** Lets the public find the tips. Their texts come with a new version of the program: seeding tells them again. */
export async function showTips(tx: Tx, tips: readonly { number: number; slug: string; name: string }[]): Promise<void> {
  for (const { number, slug, name } of tips) {
    const text = tipTexts[number]
    if (!text) continue
    await putDocument(tx, {
      kind: 'tip',
      id: slug,
      address: `/aan-de-slag/${slug}`,
      title: name,
      summary: text.core,
      body: [...text.why, ...text.now, ...text.involve].join('\n'),
      at: since,
    })
  }
}

import type { Metadata } from 'next'
import { absoluteUrl } from './addresses.ts'

type PageFacts = { title: string; description: string; path: string; type?: 'website' | 'article'; feeds?: boolean }

const siteName = 'Proeftuin'

/** Title, description, canonical address and the words that other sites show beside a link. */
export function pageMetadata({ title, description, path, type = 'website', feeds = false }: PageFacts): Metadata {
  const url = absoluteUrl(path)
  return {
    title,
    description,
    alternates: {
      canonical: url,
      ...(feeds
        ? { types: { 'application/atom+xml': absoluteUrl('/lessen/atom.xml'), 'application/feed+json': absoluteUrl('/lessen/feed.json') } }
        : {}),
    },
    openGraph: { type, url, siteName, title, description, locale: 'nl_NL' },
    twitter: { card: 'summary', title, description },
  }
}

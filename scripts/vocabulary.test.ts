import { expect, test } from 'vitest'
import { breaches } from './vocabulary.ts'

test('a file of a domain is named after what it holds, with a noun when it is split', () => {
  const fine = [
    'lib/lessons/queries.ts',
    'lib/lessons/queries-feed.ts',
    'lib/lessons/commands-review.test.ts',
    'lib/people/actions-sign-in.ts',
  ]
  expect(breaches(fine)).toEqual([])
})

test('a file with another name in a domain is found', () => {
  for (const file of ['lib/lessons/search.ts', 'lib/lessons/feed/queries.ts', 'lib/people/emails.tsx', 'lib/people/queriesfeed.ts']) {
    expect(breaches([file]), file).toHaveLength(1)
  }
})

test('the platform names its files freely, and lib gets no new rooms', () => {
  expect(breaches(['lib/platform/outbox.ts', 'lib/testing/races.ts'])).toEqual([])
  expect(breaches(['lib/newsletter/queries.ts'])).toHaveLength(1)
})

test('names that say nothing and files that only collect others are found everywhere', () => {
  expect(breaches(['components/ui/helpers.ts'])).toHaveLength(1)
  expect(breaches(['lib/platform/utils/text.ts'])).toHaveLength(1)
  expect(breaches(['components/ui/index.ts'])).toHaveLength(1)
  expect(breaches(['db/schema/index.ts'])).toEqual([])
})

// What people ask of a big portal: every query of the public side, the desk, the agenda and the threads, by the functions
// that the pages call.
import { agenda, agendaOfMonth, gatheringBySlug, nextGatherings } from '#lib/gatherings/queries.ts'
import { gatheringAddresses } from '#lib/gatherings/queries-addresses.ts'
import { organisedGatherings, proposedGatherings } from '#lib/gatherings/queries-organise.ts'
import { ownSignUps } from '#lib/gatherings/queries-sign-ups.ts'
import { logbook } from '#lib/insight/queries-logbook.ts'
import { searchEverything } from '#lib/insight/queries-search.ts'
import { checkedOn } from '#lib/lessons/queries-dates.ts'
import { deskTrays } from '#lib/lessons/queries-dates.ts'
import { feedFacets, feedPage } from '#lib/lessons/queries-feed.ts'
import { relatedLessons } from '#lib/lessons/queries-related.ts'
import { reviewCounts, reviewedLesson, reviewQueue } from '#lib/lessons/queries-review.ts'
import { deskReactions, voicesOf } from '#lib/lessons/queries-voices.ts'
import { ownLessons } from '#lib/lessons/queries-writing.ts'
import { countLessons, latestLessons, lessonAtAddress, lessonsOf } from '#lib/lessons/queries.ts'
import { allTips, tipAt } from '#lib/bundles/queries-tips.ts'
import type { Actor, Role } from '#lib/platform/actor.ts'
import { findDocuments, suggestDocuments } from '#lib/platform/search/find.ts'
import { ownThreads, threadFor } from '#lib/questions/queries.ts'
import { suggestionsFor } from '#lib/questions/queries-suggestions.ts'
import { readTrayQuery, tray } from '#lib/questions/queries-tray.ts'
import { allSites } from '#lib/sites/queries.ts'
import { keys } from './sizes.ts'

export type Asked = { name: string; side: 'public' | 'counts' | 'search' | 'signed-in'; run: () => Promise<unknown> }

const key = (kind: number, number: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const actor = (number: number, role: Role): Actor => ({
  id: key(keys.user, number),
  name: `Lid ${number}`,
  email: `lid.${number}@schaal.example`,
  roles: [role],
  sites: role === 'member' ? ['friesland'] : [],
  regions: [],
})
const feed = { q: '', vanaf: '' }

/** Every question, for a portal with `size` lessons. */
export function workload(size: number): Asked[] {
  const curator = actor(1, 'curator')
  const team = actor(3, 'regional_team')
  const member = actor(5, 'member')
  const middle = Math.ceil(size / 2)
  const lessonId = key(keys.lesson, middle)
  // Exactly the key of a lesson far in.
  const far = `${Date.UTC(2021, 0, 1)}.${lessonId}`
  const lesson = async () => {
    const found = await lessonAtAddress(`les-${middle}`)
    if (found?.state !== 'published') throw new Error('the lesson of the middle is not there')
    return found.lesson
  }
  // A word that ten lessons have.
  const rare = `k${String(Math.floor(middle / 10)).replaceAll(/\d/g, (digit) => 'bdfgklmnpr'[Number(digit)] ?? '')}o`
  const ask = (side: Asked['side'], name: string, run: () => Promise<unknown>): Asked => ({ side, name, run })
  return [
    ask('public', 'feed, first page', () => feedPage(feed)),
    ask('public', 'feed, far in', () => feedPage({ ...feed, vanaf: far })),
    ask('public', 'feed of a site', () => feedPage({ ...feed, proeftuin: 'friesland' })),
    ask('public', 'feed of a region', () => feedPage({ ...feed, regio: 'drenthe' })),
    ask('public', 'feed of a theme', () => feedPage({ ...feed, thema: 'klantreis' })),
    ask('public', 'feed of a kind and a status', () => feedPage({ ...feed, soort: 'instrument', status: 'landelijk-in-gesprek' })),
    ask('public', 'feed of four filters', () =>
      feedPage({ ...feed, soort: 'vraag', thema: 'klantreis', proeftuin: 'friesland', tip: '7' }),
    ),
    ask('public', 'newest lessons', () => latestLessons(5)),
    ask('public', 'a lesson', () => lesson()),
    ask('public', 'voices of a lesson', () => Promise.all([voicesOf(lessonId), checkedOn({ lessonId, publishedAt: new Date(0) })])),
    ask('public', 'related lessons', async () => relatedLessons(await lesson())),
    ask('public', 'lessons of a site', () => lessonsOf({ site: 'friesland' }, 6)),
    ask('public', 'a tip', () => tipAt('samen-leren')),
    ask('public', 'agenda to come', () => agenda({ past: false })),
    ask('public', 'agenda of before', () => agenda({ past: true })),
    ask('public', 'agenda of before, of a kind without any', () => agenda({ past: true, kind: 'national_day' })),
    ask('public', 'agenda of before, of a region', () => agenda({ past: true, region: 'groningen' })),
    ask('public', 'agenda of before, for who is never asked', () => agenda({ past: true, audience: 'policy' })),
    ask('public', 'agenda of a month', () => agendaOfMonth({}, '2026-11')),
    ask('public', 'next gatherings', () => nextGatherings(3)),
    ask('public', 'a gathering', () => gatheringBySlug('bijeenkomst-7')),
    ask('public', 'addresses of gatherings', () => gatheringAddresses()),
    ask('counts', 'how many lessons', () => countLessons()),
    ask('counts', 'facets', () => feedFacets(feed)),
    ask('counts', 'facets beside a theme', () => feedFacets({ ...feed, thema: 'klantreis' })),
    ask('counts', 'facets beside a region', () => feedFacets({ ...feed, regio: 'drenthe' })),
    ask('counts', 'facets beside three filters', () => feedFacets({ ...feed, thema: 'klantreis', soort: 'les', status: 'kan-nu-al' })),
    ask('counts', 'sites with their lessons', () => allSites()),
    ask('counts', 'tips with their lessons', () => allTips()),
    ask('search', 'feed, a common word', () => feedPage({ ...feed, q: 'gezin' })),
    ask('search', 'feed, two common words', () => feedPage({ ...feed, q: 'gezin team' })),
    ask('search', 'feed, a rare word', () => feedPage({ ...feed, q: rare })),
    ask('search', 'feed, a rare and a common word', () => feedPage({ ...feed, q: `${rare} gezin` })),
    ask('search', 'feed, a word in a filter', () => feedPage({ ...feed, q: 'gezin', thema: 'klantreis' })),
    ask('search', 'facets of a common word', () => feedFacets({ ...feed, q: 'gezin' })),
    ask('counts', 'everything, without words', () => searchEverything({ words: '', position: 0 })),
    ask('search', 'everything, a common word', () => findDocuments('gezin')),
    ask('search', 'everything, a sentence', () => findDocuments('hoe maak je een plan met het gezin')),
    ask('search', 'everything, a word with a mistake', () => findDocuments('veiligheit')),
    ask('search', 'suggestions, two letters', () => suggestDocuments('ge')),
    ask('search', 'suggestions, a word', () => suggestDocuments('gezin')),
    ask('search', 'what fits a question', () => suggestionsFor('Hoe maak je een plan met het gezin als de school niet meewerkt?')),
    ask('signed-in', 'desk, to read', () => reviewQueue(curator, 'te-lezen')),
    ask('signed-in', 'desk, with the writer', () => reviewQueue(curator, 'bij-schrijver')),
    ask('signed-in', 'desk, done', () => reviewQueue(curator, 'klaar')),
    ask('signed-in', 'desk, done, of a site', () => reviewQueue(curator, 'klaar', { site: 'zeeland' })),
    ask('signed-in', 'desk, counts', () => reviewCounts(curator)),
    ask('signed-in', 'desk, trays', () => deskTrays(curator)),
    ask('signed-in', 'desk, a lesson', () => reviewedLesson(curator, key(keys.lesson, size + 1))),
    ask('signed-in', 'desk, reactions', () => deskReactions(curator, 'placed')),
    ask('signed-in', 'own lessons', () => ownLessons(member)),
    ask('signed-in', 'own sign-ups', () => ownSignUps(member)),
    ask('signed-in', 'own gatherings', () => organisedGatherings(member)),
    ask('signed-in', 'all gatherings', () => organisedGatherings(curator)),
    ask('signed-in', 'proposed gatherings', () => proposedGatherings(curator)),
    ask('signed-in', 'own questions', () => ownThreads(member)),
    ask('signed-in', 'tray, open', () => tray(team, readTrayQuery({}), new Date())),
    ask('signed-in', 'tray, closed', () => tray(team, readTrayQuery({ bak: 'gesloten' }), new Date())),
    ask('signed-in', 'a thread', async () => {
      if (!(await threadFor(team, key(keys.thread, 4)))) throw new Error('the thread is not for the team')
    }),
    ask('signed-in', 'logbook', () => logbook(curator, {})),
    ask('signed-in', 'logbook of one deed', () => logbook(curator, { wat: 'lesson.withdrawn' })),
  ]
}

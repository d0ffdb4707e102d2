import { and, eq, isNull } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { conversationInvitations, conversations, outbox, users } from '#db/schema/index.ts'
import { saveProfile } from '#lib/people/commands-experience.ts'
import { experiencedPeople, experiencedPerson, ownProfile } from '#lib/people/queries-experience.ts'
import { profileInput } from '#lib/people/schema-experience.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { done } from '#lib/platform/result.ts'
import { signedToken } from '#lib/platform/signed-token.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { undone } from '#lib/testing/matrix.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import * as clock from './commands-conversations-clock.ts'
import * as deeds from './commands-conversations.ts'
import { conversationById, fittingPeople, invitationsOf, openRequests } from './queries-conversations.ts'
import { followUpOfLink, howItWasLink } from './queries-links-conversations.ts'
import type { AskConversationInput } from './schema-conversations.ts'

const { url } = testDatabase()
const owner = postgres(url, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())
const day = 24 * 3_600_000

let asker: Actor
let team: Actor
beforeAll(async () => {
  await furnish()
  team = await person({ name: 'Team', roles: ['regional_team'], sites: [] })
})
beforeEach(async () => {
  asker = await person({ name: 'Vrager', sites: [], regions: ['JZ14'] })
  await db.delete(outbox)
  await owner`delete from conversations`
})

const profile = (more: Record<string, unknown> = {}) =>
  profileInput.parse({ isFindable: 'ja', themes: ['klantreis'], tips: ['5'], perMonth: '2', reach: 'team@elders.example', ...more })

/** Somebody with experience who wants to be found. */
async function experienced(more: Record<string, unknown> = {}, of: Parameters<typeof person>[0] = {}): Promise<Actor> {
  const someone = await person(of)
  await must(transact((tx) => saveProfile(tx, someone, profile(more))))
  return someone
}

const asking = (personId: string, more: Partial<AskConversationInput> = {}): AskConversationInput => ({
  formKey: crypto.randomUUID(),
  theme: 'klantreis',
  tip: undefined,
  personId,
  purpose: 'Hoe begon je?',
  reach: 'bel het wijkteam',
  ...more,
})
const ask = (who: Actor, personId: string, more: Partial<AskConversationInput> = {}, now?: Date) =>
  transact((tx) => deeds.askConversation(tx, who, asking(personId, more), now))
const askFor = async (who: Actor, personId: string, now?: Date) => (await must(ask(who, personId, {}, now))).conversationId
const statusOf = async (id: string) => (await db.select().from(conversations).where(eq(conversations.id, id)))[0]?.status
const invitationFor = async (conversationId: string, whom: Actor) =>
  (
    await db
      .select()
      .from(conversationInvitations)
      .where(and(eq(conversationInvitations.conversationId, conversationId), eq(conversationInvitations.personId, whom.id)))
  )[0]
async function answer(conversationId: string, whom: Actor, said: 'accepted' | 'declined', now?: Date) {
  const invitationId = (await invitationFor(conversationId, whom))?.id ?? ''
  return transact((tx) => deeds.answerConversation(tx, whom, { invitationId, answer: said }, now))
}
const mailed = async (to: Actor) => (await db.select().from(outbox).where(eq(outbox.recipient, to.email))).map(({ subject }) => subject)

describe('Being found', () => {
  test('who is on can be found by theme, tip, work and place; who is off cannot', async () => {
    const on = await experienced({ themes: ['monitoring'], tips: ['9'], audiences: ['policy'] }, { name: 'Anna de Vries' })
    const find = async (query: Parameters<typeof experiencedPeople>[1]) => (await experiencedPeople(asker, query)).map(({ id }) => id)
    for (const query of [{}, { theme: 'monitoring' }, { tip: 9 }, { audience: 'policy' }, { place: 'site:friesland' }])
      expect(await find(query), JSON.stringify(query)).toContain(on.id)
    for (const query of [{ theme: 'netwerkdossier' }, { tip: 1 }, { audience: 'manager' }, { place: 'site:flevoland' }])
      expect(await find(query), JSON.stringify(query)).not.toContain(on.id)
    expect((await experiencedPerson(asker, 'anna-de-vries'))?.name).toBe('Anna de Vries')
    await must(transact((tx) => saveProfile(tx, on, profile({ isFindable: 'nee' }))))
    expect(await find({})).not.toContain(on.id)
    expect(await experiencedPerson(asker, 'anna-de-vries')).toBeUndefined()
  })
  test('two people of one name have an address each, and it stays when the profile changes', async () => {
    const one = await experienced({}, { name: 'Jan Smit' })
    const other = await experienced({}, { name: 'Jan Smit' })
    expect([(await ownProfile(one)).slug, (await ownProfile(other)).slug]).toEqual(['jan-smit', 'jan-smit-2'])
    await must(transact((tx) => saveProfile(tx, other, profile({ intro: 'Anders.' }))))
    expect((await ownProfile(other)).slug).toBe('jan-smit-2')
  })
  test('a closed account, an unknown word and a number of a citizen are refused or not shown', async () => {
    const gone = await experienced()
    await db.update(users).set({ closedAt: new Date() }).where(eq(users.id, gone.id))
    expect((await experiencedPeople(asker, {})).map(({ id }) => id)).not.toContain(gone.id)
    const writes = (more: Record<string, unknown>) => transact((tx) => saveProfile(tx, asker, profile(more)))
    expect(await writes({ themes: ['bestaat-niet'] })).toEqual({ ok: false, reason: 'unknown_word' })
    expect(await writes({ intro: 'Mijn BSN is 123456782.' })).toEqual({ ok: false, reason: 'hard_stop' })
  })
  test('being found without a subject or a way to be reached is refused by the form and by the database', async () => {
    expect(profileInput.safeParse({ isFindable: 'ja', perMonth: '1', reach: 'x' }).success).toBe(false)
    expect(profileInput.safeParse({ isFindable: 'ja', perMonth: '1', themes: ['klantreis'] }).success).toBe(false)
    const someone = await person()
    await expect(
      owner`insert into experience_profiles (user_id, slug, is_findable) values (${someone.id}, 'zonder', true)`,
    ).rejects.toThrow(/experience_profiles_findable_is_whole/)
  })
})

describe('Who fits', () => {
  test('says why: a theme, a tip, a lesson, and the same kind of region; who has no room is not suggested', async () => {
    const decider = await curator()
    const writer = await experienced({ themes: ['gezinsadvocaat'], tips: ['3'] }, { sites: [], regions: ['JZ25'] })
    await publishedLesson(writer, decider, { content: { title: 'De advocaat eerder erbij', themes: ['gezinsadvocaat'] } })
    await publishedLesson(writer, decider, { content: { title: 'Verborgen plek', themes: ['gezinsadvocaat'], siteShown: false } })
    const busy = await experienced({ themes: ['gezinsadvocaat'], perMonth: '1' })
    await askFor(await person(), busy.id)
    const found = await fittingPeople({ theme: 'gezinsadvocaat', tip: 3 }, asker)
    expect(found.map(({ id }) => id)).toEqual([writer.id])
    expect(found[0]?.reasons).toEqual([
      'Heeft ervaring met gezinsadvocaat',
      'Schreef een les hierover: ‘De advocaat eerder erbij’',
      'Weet van de tip ‘Integrale sturing en samenhang’',
      'Werkt net als jij in een regio zonder proeftuin',
    ])
    // Who writes with a hidden site is not pointed at by that lesson.
    const hidden = await experienced({ themes: ['monitoring'], tips: [] })
    await publishedLesson(hidden, decider, { content: { title: 'Ook verborgen', themes: ['zorg-en-straf'], siteShown: false } })
    expect(await fittingPeople({ theme: 'zorg-en-straf' }, asker)).toEqual([])
  })
})

describe('A request', () => {
  test('goes to a person who says yes; then both read how to reach the other, and nobody else does', async () => {
    const helper = await experienced({ reach: 'bel 0512 000 000' })
    const stranger = await person()
    const id = await askFor(asker, helper.id)
    expect(await mailed(helper)).toEqual(['Iemand wil je spreken over je ervaring'])
    expect((await conversationById(helper, id))?.reach).toBeNull()
    expect((await conversationById(asker, id))?.reach).toBeNull()
    await must(answer(id, helper, 'accepted'))
    expect((await conversationById(asker, id))?.reach).toEqual({ name: helper.name, how: 'bel 0512 000 000' })
    expect((await conversationById(helper, id))?.reach).toEqual({ name: asker.name, how: 'bel het wijkteam' })
    expect((await conversationById(team, id))?.reach).toBeNull()
    expect(await conversationById(stranger, id)).toBeUndefined()
    const texts = (await db.select().from(outbox)).map(({ text, subject }) => `${subject} ${text}`).join('\n')
    for (const secret of ['0512', 'bel het wijkteam', 'Hoe begon je', asker.name, helper.name]) expect(texts).not.toContain(secret)
    expect(await answer(id, helper, 'declined')).toEqual({ ok: false, reason: 'already_answered' })
    expect((await answer(id, helper, 'accepted')).ok).toBe(true)
  })
  test('after a no another is asked, never the same; the no leaves no reason and gives the room back', async () => {
    const helper = await experienced({ perMonth: '1' })
    const second = await experienced()
    const id = await askFor(asker, helper.id)
    await must(answer(id, helper, 'declined'))
    expect(await statusOf(id)).toBe('searching')
    expect(await conversationById(helper, id)).toBeUndefined()
    expect(await mailed(asker)).toEqual(['Kies iemand anders voor je gesprek'])
    expect(await transact((tx) => deeds.askPerson(tx, asker, { conversationId: id, personId: helper.id }))).toEqual({
      ok: false,
      reason: 'asked_before',
    })
    await must(transact((tx) => deeds.askPerson(tx, asker, { conversationId: id, personId: second.id })))
    expect((await ask(await person(), helper.id)).ok).toBe(true)
  })
  test('sent twice by one form is asked once, also at the same moment', async () => {
    const helper = await experienced({ perMonth: '5' })
    const twice = asking(helper.id)
    const outcomes = await race(url, 2, (tx) => deeds.askConversation(tx, asker, twice))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await db.$count(conversations, eq(conversations.formKey, twice.formKey))).toBe(1)
    expect(await mailed(helper)).toHaveLength(1)
  })
  test('to oneself, to who is off, about an unknown theme or with a number of a citizen is refused', async () => {
    const off = await experienced()
    await must(transact((tx) => saveProfile(tx, off, profile({ isFindable: 'nee' }))))
    const self = await experienced()
    expect(await ask(self, self.id)).toEqual({ ok: false, reason: 'own_person' })
    expect(await ask(asker, off.id)).toEqual({ ok: false, reason: 'unknown_person' })
    expect(await ask(asker, self.id, { theme: 'bestaat-niet' })).toEqual({ ok: false, reason: 'unknown_word' })
    expect(await ask(asker, self.id, { purpose: 'BSN 123456782' })).toEqual({ ok: false, reason: 'hard_stop' })
  })
})

describe('The regional team', () => {
  test('takes over what nobody said yes to in five working days, and who was thinking has room again', async () => {
    const helper = await experienced({ perMonth: '1' })
    const monday = new Date('2026-11-23T09:00:00Z')
    const id = await askFor(asker, helper.id, monday)
    const before = new Date('2026-11-30T15:00:00Z')
    await db.transaction((tx) => clock.handOverLate(tx, before))
    expect(await statusOf(id)).toBe('asked')
    await db.transaction((tx) => clock.handOverLate(tx, new Date('2026-11-30T16:00:00Z')))
    expect(await statusOf(id)).toBe('with_team')
    expect(await mailed(team)).toContain('Er wacht een aanvraag voor een gesprek')
    expect(await mailed(asker)).toEqual(['Het regioteam zoekt met je mee'])
    expect((await openRequests(team))[0]?.id).toBe(id)
    expect(await openRequests(asker)).toEqual([])
    expect((await invitationFor(id, helper))?.answer).toBe('lapsed')
    expect((await ask(await person(), helper.id, {}, monday)).ok).toBe(true)
    // The team asks another; a no brings it back to the team and not to who asked.
    const other = await experienced()
    await must(transact((tx) => deeds.askPerson(tx, team, { conversationId: id, personId: other.id })))
    await must(answer(id, other, 'declined'))
    expect(await statusOf(id)).toBe('with_team')
    await must(transact((tx) => deeds.closeConversation(tx, team, { conversationId: id, outcome: 'Lees de les over klantreis.' })))
    expect((await conversationById(asker, id))?.outcome).toBe('Lees de les over klantreis.')
  })
  test('closes no request of its own', async () => {
    const id = await askFor(team, 'team')
    expect(await transact((tx) => deeds.closeConversation(tx, team, { conversationId: id, outcome: 'Klaar.' }))).toEqual({
      ok: false,
      reason: 'not_allowed',
    })
  })
})

describe('Two weeks later', () => {
  test('both are asked once by a link; the first answer stands and a made-up link opens nothing', async () => {
    const helper = await experienced({ perMonth: '9' })
    const id = await askFor(asker, helper.id)
    const accepted = new Date()
    await must(answer(id, helper, 'accepted', accepted))
    await db.delete(outbox)
    const run = (now: Date) => db.transaction((tx) => clock.askHowItWas(tx, now))
    await run(new Date(accepted.getTime() + 13 * day))
    expect(await mailed(helper)).toEqual([])
    const later = new Date(accepted.getTime() + 14 * day)
    await run(later)
    await run(later)
    expect([await mailed(helper), await mailed(asker)]).toEqual([['Hielp het gesprek?'], ['Hielp het gesprek?']])
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, helper.email))
    const token = mail?.text.match(/\/nagesprek\/(\S+)/)?.[1] ?? ''
    const say = (helped: 'yes' | 'no', with_ = token) =>
      transact((tx) => clock.answerHowItWas(tx, { token: with_, helped, lesson: 'maybe' }))
    await must(say('yes'))
    expect((await say('yes')).ok).toBe(true)
    expect(await say('no')).toEqual({ ok: false, reason: 'already_answered' })
    expect(await say('yes', `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)).toEqual({ ok: false, reason: 'unknown_link' })
    expect(await say('yes', signedToken('sign-up', followUpOfLink(token) ?? ''))).toEqual({ ok: false, reason: 'unknown_link' })
    expect(howItWasLink(followUpOfLink(token) ?? '')).toBe(`/nagesprek/${token}`)
  })
})

describe('Room in a month', () => {
  const open = (personId: string) =>
    db.$count(conversationInvitations, and(eq(conversationInvitations.personId, personId), isNull(conversationInvitations.answer)))
  const requests = async (count: number) => {
    const waiting: string[] = []
    for (let index = 0; index < count; index++) waiting.push(await askFor(asker, 'team'))
    return waiting
  }

  test('twelve who ask one person at the same moment fill the two places and not one more', async () => {
    const helper = await experienced()
    const waiting = await requests(12)
    const outcomes = await race(url, 12, (tx, index) =>
      deeds.askPerson(tx, asker, { conversationId: waiting[index] ?? '', personId: helper.id }),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
    expect(new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason])))).toEqual(new Set(['person_full']))
    expect(await open(helper.id)).toBe(2)
  })
  test('without the lock of the command the database still refuses; without both it goes wrong, so both are needed to see it', async () => {
    const contest = async (helper: Actor) => {
      const waiting = await requests(6)
      const decided = barrier(6)
      return race(url, 6, (tx, index) =>
        deeds.askPerson(withoutLock(tx, decided), asker, { conversationId: waiting[index] ?? '', personId: helper.id }),
      )
    }
    const guarded = await experienced()
    const stopped = await contest(guarded)
    expect(stopped.filter((outcome) => !outcome.ok && outcome.reason === 'database_error')).toHaveLength(4)
    expect(await open(guarded.id)).toBe(2)
    await owner`alter table conversation_invitations disable trigger conversation_invitations_few`
    const bare = await experienced()
    const overfull = await contest(bare)
    await owner`alter table conversation_invitations enable trigger conversation_invitations_few`
    expect(overfull.filter(({ ok }) => ok)).toHaveLength(6)
    expect(await open(bare.id)).toBeGreaterThan(2)
  })
  test('a new month has room again', async () => {
    const helper = await experienced({ perMonth: '1' })
    // 23.30 and 0.30 in Amsterdam, both the thirtieth in UTC.
    await askFor(asker, helper.id, new Date('2026-11-30T22:30:00Z'))
    expect(await ask(asker, helper.id, {}, new Date('2026-11-30T22:45:00Z'))).toEqual({ ok: false, reason: 'person_full' })
    expect((await ask(asker, helper.id, {}, new Date('2026-11-30T23:30:00Z'))).ok).toBe(true)
  })
  test('the clock and a late yes do not both win', async () => {
    const helper = await experienced({ perMonth: '20' })
    for (let round = 0; round < 4; round++) {
      const id = await askFor(asker, helper.id, new Date('2026-11-02T09:00:00Z'))
      const invitationId = (await invitationFor(id, helper))?.id ?? ''
      await race<unknown>(url, 2, async (tx, index) =>
        index === 0
          ? deeds.answerConversation(tx, helper, { invitationId, answer: 'accepted' })
          : done(await clock.handOverLate(tx, new Date('2026-11-20T09:00:00Z'))),
      )
      const status = await statusOf(id)
      expect((await invitationFor(id, helper))?.answer).toBe(status === 'accepted' ? 'accepted' : 'lapsed')
    }
  })
})

describe('Who may do what', () => {
  test('everybody tries every deed on a request of another: only what the roles say succeeds', async () => {
    const helper = await experienced({ perMonth: '20' })
    const next = await experienced({ perMonth: '20' })
    const people = {
      asker,
      'regional team': team,
      'who was asked': helper,
      stranger: await person(),
      curator: await curator(),
      jurist: await person({ roles: ['legal_helpdesk'], sites: [] }),
    }
    type Who = keyof typeof people
    const waits = async () => {
      const id = await askFor(asker, helper.id)
      await must(answer(id, helper, 'declined'))
      return id
    }
    const withTeam = () => askFor(asker, 'team')
    const asked = () => askFor(asker, helper.id)
    const tries: [string, () => Promise<string>, Who[], (who: Actor, id: string) => Promise<{ ok: boolean }>][] = [
      [
        'askPerson',
        waits,
        ['asker', 'regional team'],
        (who, id) => undone((tx) => deeds.askPerson(tx, who, { conversationId: id, personId: next.id })),
      ],
      [
        'answerConversation',
        asked,
        ['who was asked'],
        async (who, id) => {
          const invitationId = (await invitationFor(id, helper))?.id ?? ''
          return undone((tx) => deeds.answerConversation(tx, who, { invitationId, answer: 'accepted' }))
        },
      ],
      ['handToTeam', waits, ['asker'], (who, id) => undone((tx) => deeds.handToTeam(tx, who, { conversationId: id }))],
      ['withdrawConversation', asked, ['asker'], (who, id) => undone((tx) => deeds.withdrawConversation(tx, who, { conversationId: id }))],
      [
        'closeConversation',
        withTeam,
        ['regional team'],
        (who, id) => undone((tx) => deeds.closeConversation(tx, who, { conversationId: id, outcome: 'Zo.' })),
      ],
      [
        'conversationById',
        withTeam,
        ['asker', 'regional team'],
        async (who, id) => ({ ok: (await conversationById(who, id)) !== undefined }),
      ],
    ]
    for (const [name, begin, may, deed] of tries) {
      // What is undone leaves the request to the next one who tries.
      const id = await begin()
      const did: string[] = []
      for (const [who, actor] of Object.entries(people)) if ((await deed(actor, id)).ok) did.push(who)
      expect(did, name).toEqual(may)
      await transact((tx) => deeds.withdrawConversation(tx, asker, { conversationId: id }))
    }
    const commands = Object.entries(deeds).filter(([name]) => !['toTeam', 'askConversation'].includes(name))
    expect(commands.map(([name]) => name).toSorted()).toEqual(
      tries
        .map(([name]) => name)
        .filter((name) => name !== 'conversationById')
        .toSorted(),
    )
    expect((await invitationsOf(people.stranger)).length).toBe(0)
  })
})

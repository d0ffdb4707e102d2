import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { conversationFollowUps, conversationInvitations, openQuestions, publishedLessons, searchMisses } from '#db/schema/index.ts'
import { saveProfile } from '#lib/people/commands-experience.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { isoDay } from '#lib/platform/time.ts'
import { keyedHash } from '#lib/platform/tokens.ts'
import { answerHowItWas, askHowItWas } from '#lib/questions/commands-conversations-clock.ts'
import { answerConversation, askConversation, closeConversation } from '#lib/questions/commands-conversations.ts'
import { answerOpen, makeOpenPublic, registerOpenQuestion, tellWhoWaits } from '#lib/questions/commands-open.ts'
import { howItWasLink } from '#lib/questions/queries-links-conversations.ts'
import { profileInput } from '#lib/people/schema-experience.ts'

const day = 24 * 60 * 60 * 1000
const ago = (days: number) => new Date(Date.now() - days * day)

type Profile = { account: string; themes: string[]; tips: number[]; work: string[]; perMonth: number; intro: string }

const profiles: Profile[] = [
  {
    account: 'lid.friesland',
    themes: ['verklarende-analyse', 'multi-expertteam'],
    tips: [1, 6],
    work: ['local_team', 'regional_safety_team'],
    perMonth: 3,
    intro: 'Wij begonnen klein, met één team. Ik vertel graag hoe dat ging, en ook wat we de tweede keer anders deden.',
  },
  {
    account: 'lid.flevoland',
    themes: ['klantreis', 'netwerkdossier'],
    tips: [7, 8],
    work: ['policy'],
    perMonth: 2,
    intro: 'Ik werk aan het beleid, dicht bij de teams. Vraag me gerust wat er mislukte.',
  },
  {
    account: 'demo.foodvalley',
    themes: ['bestaanszekerheid', 'gezinsadvocaat'],
    tips: [3, 5],
    work: ['local_team', 'manager'],
    perMonth: 1,
    intro: 'Over eerst rust in de geldzaken, en dan pas de rest.',
  },
  {
    account: 'demo.drenthe',
    themes: ['lokaal-team-en-regionaal-veiligheidsteam', 'monitoring'],
    tips: [5, 10],
    work: ['policy', 'manager'],
    perMonth: 4,
    intro: 'Onze regio heeft geen proeftuin. We begonnen toch, en dat kan.',
  },
  {
    account: 'demo.rotterdam',
    themes: ['volwassenen-ggz', 'zorg-en-straf'],
    tips: [6],
    work: ['adult_mental_health', 'regional_safety_team'],
    perMonth: 2,
    intro: '',
  },
]

type Asked = { from: string; to: string; theme: string; purpose: string; daysAgo: number }
const requests = {
  waits: {
    from: 'demo.zuidlimburg',
    to: 'demo.drenthe',
    theme: 'lokaal-team-en-regionaal-veiligheidsteam',
    purpose: 'Wij willen volgend jaar beginnen, zonder proeftuin. Hoe kregen jullie de gemeenten mee?',
    daysAgo: 1,
  },
  helped: {
    from: 'demo.hartvanbrabant',
    to: 'lid.flevoland',
    theme: 'netwerkdossier',
    purpose: 'Ons dossier wordt geschreven en niet gelezen. Herkennen jullie dat?',
    daysAgo: 18,
  },
  agreed: {
    from: 'demo.zaanstreek',
    to: 'demo.foodvalley',
    theme: 'bestaanszekerheid',
    purpose: 'Met wie spraken jullie af dat de huur eerst gaat?',
    daysAgo: 0.2,
  },
  couldNot: {
    from: 'demo.utrecht',
    to: 'demo.rotterdam',
    theme: 'zorg-en-straf',
    purpose: 'Hoe houd je het gesprek met het gezin open als er ook aangifte is?',
    daysAgo: 0.5,
  },
  withTeam: {
    from: 'demo.zuidlimburg',
    to: 'team',
    theme: 'gezinsgerichte-juridische-interventies',
    purpose: 'Wie probeerde dit al met een kleine gemeente? We vinden niemand in de lijst.',
    daysAgo: 2,
  },
  answered: {
    from: 'demo.westbrabant',
    to: 'team',
    theme: 'ervaringsdeskundigheid',
    purpose: 'Hoe vind je een ervaringsdeskundige die vast meewerkt?',
    daysAgo: 9,
  },
} satisfies Record<string, Asked>

const questions = [
  {
    from: 'demo.zuidlimburg',
    home: 'region:JZ41',
    theme: 'monitoring',
    title: 'Wat meet je in het eerste jaar, als er nog weinig gezinnen zijn?',
    explanation: 'Kleine aantallen zeggen weinig, en een gezin is snel te herkennen. Wat meten jullie wel?',
    isPublic: true,
    wantsPublic: true,
    daysAgo: 12,
  },
  {
    from: 'demo.drenthe',
    home: 'region:JZ04',
    theme: 'volwassenen-ggz',
    title: 'Hoe krijg je de volwassenen-ggz aan tafel zonder proeftuin?',
    explanation: 'Wij hebben geen extra geld om uren te kopen.',
    isPublic: false,
    wantsPublic: true,
    daysAgo: 3,
  },
  {
    from: 'demo.zuidlimburg',
    home: 'region:JZ41',
    theme: 'gezinsadvocaat',
    title: 'Wanneer vraag je een gezinsadvocaat?',
    explanation: 'We twijfelen tussen het eerste gesprek en pas bij een maatregel.',
    isPublic: false,
    wantsPublic: false,
    daysAgo: 6,
  },
  {
    from: 'demo.drenthe',
    home: 'region:JZ04',
    theme: 'bestaanszekerheid',
    title: 'Helpt het om eerst de geldzorgen op te lossen?',
    explanation: '',
    isPublic: true,
    wantsPublic: true,
    daysAgo: 200,
    answeredBy: 'bestaanszekerheid',
  },
] as const

/** Gives the demo people who want to be found, requests for a conversation in every state, and open questions. */
export async function seedExperience(tx: Tx, actor: (name: string) => Actor): Promise<void> {
  for (const { account, themes, tips, work, perMonth, intro } of profiles) {
    const someone = actor(account)
    const reach = `mail naar ${someone.email}`
    const input = profileInput.parse({ isFindable: 'ja', themes, tips: tips.map(String), audiences: work, perMonth, intro, reach })
    must(await saveProfile(tx, someone, input))
  }
  await seedConversations(tx, actor)
  await seedOpenQuestions(tx, actor)
  await seedMissedSearches(tx)
}

async function seedConversations(tx: Tx, actor: (name: string) => Actor) {
  const ask = async ({ from, to, theme, purpose, daysAgo }: Asked) => {
    const asker = actor(from)
    const personId = to === 'team' ? ('team' as const) : actor(to).id
    const words = { formKey: crypto.randomUUID(), theme, tip: undefined, personId, purpose, reach: `mail naar ${asker.email}` }
    const { conversationId } = must(await askConversation(tx, asker, words, ago(daysAgo)))
    return conversationId
  }
  const answer = async (conversationId: string, by: string, said: 'accepted' | 'declined', daysAgo: number) => {
    const [invitation] = await tx
      .select({ id: conversationInvitations.id })
      .from(conversationInvitations)
      .where(eq(conversationInvitations.conversationId, conversationId))
    must(await answerConversation(tx, actor(by), { invitationId: invitation?.id ?? '', answer: said }, ago(daysAgo)))
  }
  await ask(requests.waits)
  const helped = await ask(requests.helped)
  await answer(helped, requests.helped.to, 'accepted', 16)
  await askHowItWas(tx, ago(2))
  const asked = await tx.select().from(conversationFollowUps).where(eq(conversationFollowUps.conversationId, helped))
  const ofAsker = asked.find(({ personId }) => personId === actor(requests.helped.from).id)
  if (!ofAsker) throw new Error('nobody was asked how the demo conversation was')
  const token = howItWasLink(ofAsker.id).split('/').at(-1) ?? ''
  must(await answerHowItWas(tx, { token, helped: 'yes', lesson: 'maybe' }, ago(1)))
  await answer(await ask(requests.agreed), requests.agreed.to, 'accepted', 0.1)
  await answer(await ask(requests.couldNot), requests.couldNot.to, 'declined', 0.1)
  await ask(requests.withTeam)
  const closed = await ask(requests.answered)
  const outcome =
    'We kennen nog niemand die dit lang genoeg deed. Kijk bij de lessen over ervaringsdeskundigheid, en kom naar de volgende meet-up.'
  must(await closeConversation(tx, actor('regioteam'), { conversationId: closed, outcome }, ago(7)))
}

async function seedOpenQuestions(tx: Tx, actor: (name: string) => Actor) {
  for (const question of questions) {
    const { home, theme, title, explanation, wantsPublic, isPublic, daysAgo } = question
    const asker = actor(question.from)
    const words = { formKey: crypto.randomUUID(), home, theme, title, explanation, wantsPublic, threadId: undefined }
    const { questionId } = must(await registerOpenQuestion(tx, asker, words))
    await tx
      .update(openQuestions)
      .set({ createdAt: ago(daysAgo) })
      .where(eq(openQuestions.id, questionId))
    if (isPublic) must(await makeOpenPublic(tx, actor('redactie'), { questionId }))
    if ('answeredBy' in question) {
      const placed = await tx.select({ id: publishedLessons.lessonId, themes: publishedLessons.themeSlugs }).from(publishedLessons)
      const lesson = placed.find(({ themes }) => themes.includes(question.answeredBy))
      if (!lesson) throw new Error(`no demo lesson about ${question.answeredBy}`)
      must(await answerOpen(tx, asker, { questionId, lessonId: lesson.id }))
    }
  }
  // Those who ask have heard of the lessons that fit before the demo begins.
  await tellWhoWaits(tx, new Date())
}

/** What people looked for on several days and did not find: a curator can make an open question of it. */
async function seedMissedSearches(tx: Tx) {
  const missed = [
    { words: 'schoolverzuim', days: 6 },
    { words: 'huisarts erbij betrekken', days: 3 },
  ]
  const lastDay = isoDay(ago(1))
  await tx.insert(searchMisses).values(missed.map((row) => ({ ...row, fingerprint: keyedHash('missed search', row.words), lastDay })))
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`demo of experience: ${result.reason}`)
  return result.value
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonApplications } from '#db/schema/index.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { refusalWords } from './copy-voices.ts'
import { addressesOf, curators, publicMailKey, send, url, why, whyCurator } from './emails.ts'
import type { ApplicationSide } from './values-uptake.ts'
import type { RefusalReason } from './values-voices.ts'

const whyRegion = 'Je krijgt deze mail omdat je op Proeftuin schreef wat jouw regio met een les deed of zag.'
const useOf = (lessonId: string) => url(`/mijn/lessen/${lessonId}/gebruik`)

// Neutral as all mails about lessons: not which lesson, which region or what somebody wrote.
const applied = (lessonId: string): Message => ({
  subject: 'Een regio doet iets met je les',
  paragraphs: ['Een andere regio heeft gezegd wat zij met een les van jou doet. Je leest het op je eigen pagina.'],
  button: { label: 'Bekijk waar je les wordt gebruikt', url: useOf(lessonId) },
  footnotes: [why],
})
const changed = (lessonId: string): Message => ({
  subject: 'Nieuws van een regio die je les gebruikt',
  paragraphs: ['Een regio die een les van jou toepast, schreef hoe het nu gaat. Je leest het op je eigen pagina.'],
  button: { label: 'Bekijk waar je les wordt gebruikt', url: useOf(lessonId) },
  footnotes: [why],
})
const askWriter = (lessonId: string): Message => ({
  subject: 'Hoe gaat het nu bij jullie met je les?',
  paragraphs: [
    'Drie maanden geleden begon een andere regio met een les van jou. Doen jullie het zelf nog zo? Je kiest uit drie antwoorden. Het kost één minuut.',
  ],
  button: { label: 'Geef antwoord', url: useOf(lessonId) },
  footnotes: [why],
})
const askRegion = (applicationId: string): Message => ({
  subject: 'Hoe gaat het met de les die jullie toepassen?',
  paragraphs: [
    'Drie maanden geleden schreef je dat jouw regio iets met een les doet. Hoe ging het? Je kiest uit drie antwoorden. Het kost één minuut.',
  ],
  button: { label: 'Geef antwoord', url: url(`/mijn/toegepast/${applicationId}`) },
  footnotes: [whyRegion],
})
const waits: Message = {
  subject: 'Er wacht een tekst over het gebruik van een les',
  paragraphs: ['Iemand schreef wat een regio met een les deed of zag. De tekst is pas te zien als een redacteur hem heeft gelezen.'],
  footnotes: [whyCurator],
}
const decided = (reason?: RefusalReason): Message => ({
  subject: reason ? 'Je tekst bij een les is niet geplaatst' : 'Je tekst bij een les staat op de site',
  paragraphs: [
    reason
      ? `De redactie plaatst niet wat je bij een les schreef. ${refusalWords[reason].sentence}`
      : 'De redactie heeft gelezen en geplaatst wat je bij een les schreef. Dank je wel.',
  ],
  button: { label: 'Bekijk wat je schreef', url: url('/mijn/toegepast') },
  footnotes: [whyRegion],
})
const weighed = (lessonId: string): Message => ({
  subject: 'De redactie keek opnieuw hoe zeker je les is',
  paragraphs: ['De redactie heeft bij een les van jou een andere stap van zekerheid gekozen. De reden staat bij de les.'],
  button: { label: 'Bekijk waar je les wordt gebruikt', url: useOf(lessonId) },
  footnotes: [why],
})

const gone: Message = {
  subject: 'Een les die jullie toepassen is van de site gehaald',
  paragraphs: [
    'Een les die jouw regio toepast, staat niet meer op de site. Kijk of dat iets betekent voor hoe jullie werken. Wat jullie ermee doen, staat nog in je overzicht.',
  ],
  button: { label: 'Bekijk je overzicht', url: '' },
  footnotes: [whyRegion],
}

type Step = { stepId: string; lessonId: string; authorIds: readonly string[]; isFirst: boolean }

/** To the writers of a lesson, at once: a region takes it over, adapts it or stopped. Dropped when the lesson goes first. */
export async function mailApplied(tx: Tx, step: Step) {
  const message = (step.isFirst ? applied : changed)(step.lessonId)
  await send(tx, `${publicMailKey(step.lessonId)}step:${step.stepId}`, await addressesOf(tx, step.authorIds), message)
}

type Ask = { applicationId: string; lessonId: string; side: ApplicationSide; personIds: readonly string[] }

/** After three months, to one of the two sides: how did it go? */
export async function mailHowItWent(tx: Tx, { applicationId, lessonId, side, personIds }: Ask) {
  const message = side === 'writer' ? askWriter(lessonId) : askRegion(applicationId)
  await send(tx, `${publicMailKey(lessonId)}how:${applicationId}:${side}`, await addressesOf(tx, personIds), message)
}

/** To the curators who may decide about it. */
export async function mailUptakeWaits(tx: Tx, text: { id: string; exceptIds: readonly string[] }) {
  const message = { ...waits, button: { label: 'Lees wat er wacht', url: url('/redactie/gebruik') } }
  await send(tx, `uptake-waits:${text.id}`, await curators(tx, text.exceptIds), message)
}

/** To who wrote it what was decided. */
export async function mailUptakeDecided(tx: Tx, text: { id: string; writtenById: string }, reason?: RefusalReason) {
  await send(tx, `uptake-decided:${text.id}`, await addressesOf(tx, [text.writtenById]), decided(reason))
}

/** To the writers: a curator decided that the lesson is surer, or less sure. */
export async function mailWeighed(tx: Tx, step: { stepId: string; lessonId: string; authorIds: readonly string[] }) {
  await send(tx, `lesson-weighed:${step.stepId}`, await addressesOf(tx, step.authorIds), weighed(step.lessonId))
}

/** To who began it in a region: the lesson that they apply was taken off the site. Which one, they read after signing in. */
export async function mailAppliedGone(tx: Tx, about: { decisionId: string; lessonId: string }) {
  const running = await tx
    .selectDistinct({ userId: lessonApplications.startedById })
    .from(lessonApplications)
    .where(and(eq(lessonApplications.lessonId, about.lessonId), isNull(lessonApplications.endedAt)))
  const people = await addressesOf(
    tx,
    running.map(({ userId }) => userId),
  )
  const message = { ...gone, button: { label: 'Bekijk je overzicht', url: url('/mijn/toegepast') } }
  await send(tx, `lesson-applied-gone:${about.decisionId}`, people, message)
}

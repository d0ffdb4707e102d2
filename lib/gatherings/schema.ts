import { z } from 'zod'
import { cleanText } from '#lib/platform/rich-text/canonical.ts'
import { parseRichText, type RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { fromParagraphs } from '#lib/platform/rich-text/from-paragraphs.ts'
import { amsterdamMoment } from '#lib/platform/time.ts'
import { formats, kinds, limits, questionKinds, rhythms } from './values.ts'

const chooseOne = 'Kies een van de mogelijkheden.'
const refresh = 'Er ging iets mis. Ververs de pagina en probeer het opnieuw.'

const oneLine = (value: string) => cleanText(value).replace(/\s+/g, ' ').trim()
const line = (field: string, max: number) =>
  z
    .string(`${field}: dit is geen tekst.`)
    .transform(oneLine)
    .refine((value) => value.length <= max, `${field} is te lang. Maak er hoogstens ${max} tekens van.`)
const needed = (missing: string, field: string, max: number) =>
  z
    .string(missing)
    .pipe(line(field, max))
    .refine((value) => value.length > 0, missing)
const lines = (value: string) => value.split(/\r?\n/).map(cleanText).join('\n').trim()
const freeText = (field: string, max: number) =>
  z
    .string(`${field}: dit is geen tekst.`)
    .transform(lines)
    .refine((value) => value.length <= max, `${field} is te lang. Maak er hoogstens ${max} tekens van.`)
const neededText = (missing: string, field: string, max: number) =>
  z
    .string(missing)
    .pipe(freeText(field, max))
    .refine((value) => value.length > 0, missing)
const ticked = z.preprocess((value) => value === true || value === 'ja' || value === 'on', z.boolean())
const emptyIsNothing = (value: unknown) => (value === '' || value === null ? undefined : value)
const whole = (sentence: string, min: number, max: number) => z.coerce.number(sentence).int(sentence).min(min, sentence).max(max, sentence)

const emailSentence = 'Vul een e-mailadres in, zoals naam@organisatie.nl'
const email = z.string(emailSentence).trim().toLowerCase().max(limits.email, emailSentence).pipe(z.email(emailSentence))

// From an editor as its document, from a plain form as text in which an empty line begins a paragraph.
const description = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value ?? fromParagraphs('')
    if (!value.startsWith('{')) return fromParagraphs(lines(value))
    try {
      return JSON.parse(value) as unknown
    } catch {
      return undefined
    }
  },
  z.unknown().transform((value, context): RichTextDocument => {
    const parsed = parseRichText(value, limits.description)
    if (parsed.ok) return parsed.value
    context.addIssue({
      code: 'custom',
      message: `De uitleg is te lang of heeft vreemde opmaak. Maak er hoogstens ${limits.description} tekens van.`,
    })
    return z.NEVER
  }),
)

const roomUrl = z
  .string('Vul het adres van de online ruimte in.')
  .trim()
  .max(limits.url, 'Dit adres is te lang. Plak alleen de link naar de ruimte.')
  .refine(
    (value) => value === '' || (/^https:\/\/[^\s\p{Cc}]+$/u.test(value) && URL.canParse(value)),
    'Vul een adres in dat begint met https://',
  )
  .default('')

const gatheringForm = z.object({
  kind: z.enum(kinds, 'Kies wat voor bijeenkomst het is.'),
  title: needed('Geef de bijeenkomst een titel.', 'De titel', limits.title),
  summary: needed('Schrijf in een paar zinnen waar het over gaat.', 'De samenvatting', limits.summary),
  description,
  audiences: z
    .array(z.string(chooseOne).regex(/^[a-z0-9_-]{1,80}$/, chooseOne), chooseOne)
    .min(1, 'Kies voor wie de bijeenkomst is.')
    .max(10, 'Kies er hoogstens 10.'),
  format: z.enum(formats, 'Kies of mensen komen, online meedoen, of allebei.'),
  date: z.string('Vul de datum in.').min(1, 'Vul de datum in.'),
  startTime: z.string('Vul in hoe laat het begint.').min(1, 'Vul in hoe laat het begint.'),
  endTime: z.string('Vul in hoe laat het klaar is.').min(1, 'Vul in hoe laat het klaar is.'),
  /** Empty: until the start. */
  closesDate: z.string(chooseOne).default(''),
  closesTime: z.string(chooseOne).default(''),
  place: line('De plek', limits.place).default(''),
  roomUrl,
  minimum: z.preprocess(emptyIsNothing, whole('Vul bij het minimum een heel getal in, of niets.', 1, limits.maximum).optional()),
  maximum: whole(`Vul in voor hoeveel mensen er plaats is: 1 tot en met ${limits.maximum}.`, 1, limits.maximum),
  byInvitation: ticked,
  companionsAllowed: z.preprocess(
    emptyIsNothing,
    whole(`Kies 0 tot en met ${limits.companions} introducés.`, 0, limits.companions).default(0),
  ),
  isClosed: ticked,
  /** 'national', 'site:friesland' or 'region:JZ14' */
  organiser: z
    .string('Kies wie dit organiseert.')
    .regex(/^(national|site:[a-z0-9-]{1,80}|region:[A-Z0-9]{2,8})$/, 'Kies wie dit organiseert.'),
  contact: line('Waar vragen naartoe kunnen', limits.contact).default(''),
  reminderDays: z
    .array(whole('Kies hoeveel dagen van tevoren we herinneren.', 1, 30), chooseOne)
    .max(4, 'Kies hoogstens 4 momenten om te herinneren.')
    .default([])
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
})

type Form = z.output<typeof gatheringForm>
type Wall = 'date' | 'startTime' | 'endTime' | 'closesDate' | 'closesTime'
type Moments = { startsAt: Date; endsAt: Date; signUpClosesAt: Date }

const withMoments = <F extends Form>(form: F, context: z.core.$RefinementCtx): Omit<F, Wall> & Moments => {
  const { date, startTime, endTime, closesDate, closesTime, ...fields } = form
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  const startsAt = amsterdamMoment(date, startTime)
  const endsAt = amsterdamMoment(date, endTime)
  // Without a time: the whole day, or until the start when it is the day itself.
  const untilStart = closesDate === '' || (closesDate === date && closesTime === '')
  const signUpClosesAt = untilStart ? startsAt : amsterdamMoment(closesDate, closesTime || '23:59')
  if (!startsAt)
    wrong(
      amsterdamMoment(date, '12:00') ? 'startTime' : 'date',
      'Deze datum of tijd bestaat niet. Vul een dag in, zoals 2026-12-03, en een tijd, zoals 13:30.',
    )
  else if (!endsAt) wrong('endTime', 'Deze tijd bestaat niet. Vul een tijd in, zoals 16:00.')
  else if (endsAt <= startsAt) wrong('endTime', 'De bijeenkomst is klaar voordat hij begint. Kies een latere eindtijd.')
  if (startsAt && !signUpClosesAt) wrong('closesDate', 'Deze sluitingsdatum bestaat niet. Vul een dag in, zoals 2026-11-30.')
  else if (startsAt && signUpClosesAt && signUpClosesAt > startsAt)
    wrong('closesDate', 'Aanmelden sluit pas na het begin. Kies een eerdere sluitingsdatum.')
  if (form.format !== 'online' && form.place === '') wrong('place', 'Vul in waar het is.')
  if (form.minimum !== undefined && form.minimum > form.maximum)
    wrong('minimum', 'Het minimum is hoger dan het maximum. Verlaag het minimum.')
  if (form.kind === 'regional_talk' && !form.byInvitation) wrong('byInvitation', 'Een regiogesprek is altijd op uitnodiging. Zet dat aan.')
  if (!startsAt || !endsAt || !signUpClosesAt) return z.NEVER
  return { ...fields, startsAt, endsAt, signUpClosesAt }
}

/** The fields of a gathering: as the form has them, with moments in place of dates and times. */
export type GatheringFields = Omit<Form, Wall> & Moments

const gatheringId = z.uuid('Deze bijeenkomst bestaat niet.')
const signUpId = z.uuid('Deze aanmelding bestaat niet.')
const formKey = z.uuid(refresh)
const version = whole(refresh, 1, 2_000_000_000)

export const createGatheringInput = gatheringForm.extend({ formKey }).transform(withMoments)
export const changeGatheringInput = gatheringForm
  .extend({ gatheringId, version, changeNote: freeText('De toelichting', limits.note).default('') })
  .transform(withMoments)
export const gatheringInput = z.object({ gatheringId })
/** Placing and proposing name the version that was read. */
export const gatheringVersionInput = z.object({ gatheringId, version })
export const cancelGatheringInput = z.object({
  gatheringId,
  reason: neededText('Schrijf waarom de bijeenkomst niet doorgaat. Iedereen die is aangemeld leest dit.', 'De reden', limits.note),
})
export const copyGatheringInput = z.object({
  gatheringId,
  formKey,
  date: z.string('Vul de nieuwe datum in.').min(1, 'Vul de nieuwe datum in.'),
})
export const seriesInput = z.object({
  gatheringId,
  formKey,
  rhythm: z.enum(rhythms, 'Kies hoe vaak de bijeenkomst terugkomt.'),
  /** How many come after the first. */
  times: whole(`Kies 1 tot en met ${limits.series} keer.`, 1, limits.series),
})

const options = z
  .preprocess(
    (value) => (typeof value === 'string' ? value.split(/\r?\n/) : value),
    z.array(line('Een keuze', limits.question), chooseOne).default([]),
  )
  .transform((all) => [...new Set(all.filter(Boolean))])
export const addQuestionInput = z
  .object({
    gatheringId,
    kind: z.enum(questionKinds, 'Kies wat voor vraag het is.'),
    label: needed('Schrijf de vraag op.', 'De vraag', limits.question),
    /** One per line. */
    options,
    compulsory: ticked,
    keepDays: z.preprocess(emptyIsNothing, whole(`Kies 1 tot en met ${limits.keepDays} dagen.`, 1, limits.keepDays).default(7)),
  })
  .superRefine((question, context) => {
    const count = question.options.length
    if (question.kind === 'choice' && (count < 2 || count > limits.options))
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: `Geef 2 tot en met ${limits.options} keuzes, elk op een eigen regel.`,
      })
  })
  .transform((question) => (question.kind === 'choice' ? question : { ...question, options: [] }))
export const retireQuestionInput = z.object({ gatheringId, questionId: z.uuid('Deze vraag bestaat niet.') })

const answers = z.record(z.uuid(refresh), freeText('Je antwoord', limits.answer)).default({})
const signUpFields = {
  formKey,
  companions: z.preprocess(emptyIsNothing, whole(`Kies 0 tot en met ${limits.companions} introducés.`, 0, limits.companions).default(0)),
  diet: freeText('Wat je eet of niet eet', limits.need).default(''),
  accessibility: freeText('Wat je nodig hebt', limits.need).default(''),
  shownToParticipants: ticked,
  answers,
}
const colleague = z.object({ name: needed('Vul de naam van je collega in.', 'De naam', limits.name), email })
export const signUpInput = z
  .object({
    gatheringId,
    ...signUpFields,
    colleagues: z.array(colleague).max(limits.colleagues, `Meld hoogstens ${limits.colleagues} collega’s tegelijk aan.`).default([]),
  })
  .superRefine(({ colleagues }, context) => {
    if (new Set(colleagues.map((one) => one.email)).size < colleagues.length)
      context.addIssue({ code: 'custom', path: ['colleagues'], message: 'Een collega staat er twee keer in. Haal er een weg.' })
  })
export const outsiderSignUpInput = z.object({
  /** Of the invitation. */
  token: z.string(refresh),
  name: needed('Vul je naam in.', 'Je naam', limits.name),
  email,
  ...signUpFields,
})
/** The secret of the link in a mail. */
export const signUpLinkInput = z.object({ token: z.string(refresh) })
/** What somebody answers whom a colleague signed up. */
export const completeSignUpInput = z.object({
  token: z.string(refresh),
  diet: signUpFields.diet,
  accessibility: signUpFields.accessibility,
  shownToParticipants: signUpFields.shownToParticipants,
  answers: signUpFields.answers,
})
export const answerOfferInput = z.object({ token: z.string(refresh), answer: z.enum(['accept', 'decline'], chooseOne) })
export const ownSignUpInput = z.object({ signUpId })
export const ownOfferInput = z.object({ signUpId, answer: z.enum(['accept', 'decline'], chooseOne) })
export const outOfTurnInput = z.object({
  signUpId,
  reason: neededText('Schrijf waarom deze persoon voorgaat. De reden blijft bewaard.', 'De reden', limits.note),
})
export const inviteInput = z.object({ gatheringId, email })
export const importInvitationsInput = z.object({
  gatheringId,
  addresses: z
    .string('Plak de e-mailadressen, elk op een eigen regel.')
    .trim()
    .min(1, 'Plak de e-mailadressen, elk op een eigen regel.')
    .max(200_000, 'Deze lijst is te lang. Plak hoogstens 500 adressen tegelijk.'),
})
export const withdrawInvitationInput = z.object({ gatheringId, invitationId: z.uuid('Deze uitnodiging bestaat niet.') })
export const lessonLinkInput = z.object({ gatheringId, lessonId: z.uuid('Kies een les uit de lijst.') })

/** One address as the import reads it. */
export const importedEmail = email

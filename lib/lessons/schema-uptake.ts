import { z } from 'zod'
import { isoDay } from '#lib/platform/time.ts'
import { clean } from './schema-voices.ts'
import { applicationStates, countedUnits, observationKinds } from './values-uptake.ts'
import { refusalReasons } from './values-voices.ts'
import { certainties } from './values.ts'

/** The longest that somebody may write, in characters. The same numbers stand in the database's checks. */
const uptakeLimits = { observation: 500, step: 1_000, reason: 500, counted: 100_000 } as const
/** Before this year no proeftuin tried anything. */
const firstDay = '2015-01-01'

const noLesson = 'Deze les bestaat niet. Ga terug naar de lessen.'
const slug = z
  .string(noLesson)
  .max(100, noLesson)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, noLesson)
const gone = 'Dit bestaat niet meer. Ververs de pagina.'
const id = z.uuid(gone)
const region = z.string('Kies je regio.').regex(/^[A-Z]{2}\d{2}$/, 'Kies je regio.')

const note = (most: number) =>
  z
    .string()
    .default('')
    .transform(clean)
    .pipe(z.string().max(most, `Dit is te lang. Maak er hoogstens ${most} tekens van.`))

const pastDay = (missing: string) =>
  z.iso
    .date(missing)
    .refine((day) => day >= firstDay, 'Kies een dag vanaf 2015.')
    .refine((day) => day <= isoDay(new Date()), 'Kies een dag die al geweest is.')

const whole = (missing: string) =>
  z
    .string(missing)
    .trim()
    .regex(/^\d{1,6}$/, missing)
    .transform(Number)

const howMany = 'Vul een heel getal in, bijvoorbeeld 9.'
const ofHowMany = 'Vul in op hoeveel je keek, bijvoorbeeld 14.'

export const observationInput = z
  .object({
    slug,
    region,
    kind: z.enum(observationKinds, 'Kies of je dit ook zag, of juist niet.'),
    periodFrom: pastDay('Kies de eerste dag, bijvoorbeeld 1 maart 2026.'),
    periodUntil: pastDay('Kies de laatste dag, bijvoorbeeld 30 september 2026.'),
    seen: whole(howMany),
    total: whole(ofHowMany).refine((count) => count >= 1 && count <= uptakeLimits.counted, ofHowMany),
    unit: z.enum(countedUnits, 'Kies wat je telde.'),
    note: note(uptakeLimits.observation),
  })
  .refine(({ periodFrom, periodUntil }) => periodFrom <= periodUntil, {
    path: ['periodUntil'],
    message: 'Kies een dag na de eerste dag.',
  })
  .refine(({ seen, total }) => seen <= total, { path: ['seen'], message: 'Dit is meer dan waar je op keek. Kijk de twee getallen na.' })
export type ObservationInput = z.output<typeof observationInput>

export const takeBackObservationInput = z.object({ observationId: id })

const state = z.enum(applicationStates, 'Kies wat jullie met de les doen.')
const whatHappened = 'Schrijf kort wat er gebeurde. Daar leert een ander van.'

export const applyInput = z
  .object({ slug, region, state, note: note(uptakeLimits.step) })
  .refine(({ state: chosen, note: words }) => chosen === 'taken_over' || words !== '', { path: ['note'], message: whatHappened })
export type ApplyInput = z.output<typeof applyInput>

/** The next step of an application. `basedOn` is the number of the last step that was on the screen. */
export const tellStepInput = z.object({
  applicationId: id,
  basedOn: z.coerce.number(gone).int(gone).min(1, gone).max(10_000, gone),
  state,
  note: note(uptakeLimits.step),
})
export type TellStepInput = z.output<typeof tellStepInput>

const decision = (what: string) => ({
  decision: z.enum(['place', 'refuse', 'remove'], `Kies wat je met ${what} doet.`),
  reason: z.preprocess((value) => value || undefined, z.enum(refusalReasons, 'Kies waarom dit niet op de site kan.').optional()),
})
const saysWhy = { path: ['reason'], message: 'Kies waarom dit niet op de site kan.' }

export const decideObservationInput = z
  .object({ observationId: id, ...decision('de waarneming') })
  .refine((input) => input.decision === 'place' || input.reason !== undefined, saysWhy)
export const decideStepInput = z
  .object({ stepId: id, ...decision('de toelichting') })
  .refine((input) => input.decision === 'place' || input.reason !== undefined, saysWhy)

/** `from` is how sure the lesson was on the screen of who decides. */
export const moveCertaintyInput = z
  .object({
    lessonId: z.uuid(noLesson),
    from: z.enum(certainties, gone),
    to: z.enum(certainties, 'Kies hoe zeker dit is.'),
    reason: z
      .string('Schrijf waarom.')
      .transform((text) => clean(text).replace(/\s+/g, ' '))
      .pipe(
        z
          .string()
          .min(1, 'Schrijf waarom. Lezers zien deze reden bij de les.')
          .max(uptakeLimits.reason, `Dit is te lang. Maak er hoogstens ${uptakeLimits.reason} tekens van.`),
      ),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Zo staat het er al. Kies een andere stap.' })

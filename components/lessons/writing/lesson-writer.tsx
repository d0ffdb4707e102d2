'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Attachments } from '#components/lessons/writing/attachments.tsx'
import { CoAuthors } from '#components/lessons/writing/co-authors.tsx'
import { lengthErrors } from '#components/lessons/writing/form-fields.tsx'
import { CertaintyStep, DoneStep, ForOthersStep, LessonStep } from '#components/lessons/writing/form-steps.tsx'
import { steps, stepTitles, type Step } from '#components/lessons/writing/lesson-fields.ts'
import { FindingsPanel } from '#components/lessons/writing/findings/findings-panel.tsx'
import { useFindings } from '#components/lessons/writing/findings/use-findings.ts'
import { asErrors, LookOver } from '#components/lessons/writing/look-over.tsx'
import { homeOf } from '#components/lessons/writing/preview-facts.ts'
import { SaveStatus } from '#components/lessons/writing/save-status.tsx'
import { onPlainClick, StepsNav, type GoTo } from '#components/lessons/writing/steps-nav.tsx'
import type { StepProps } from '#components/lessons/writing/step-props.ts'
import { TwoTexts } from '#components/lessons/writing/two-texts.tsx'
import { uploadImageTo } from '#components/lessons/writing/uploads.ts'
import { useDraft, type ServerDraft } from '#components/lessons/writing/use-draft.ts'
import { useStep } from '#components/lessons/writing/use-step.ts'
import styles from '#components/lessons/writing/writing.module.css'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { FormIntro } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { submitLessonAction } from '#lib/lessons/actions.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { OwnFindings } from '#lib/lessons/queries-findings.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'
import { missingFields } from '#lib/lessons/status-whole.ts'

export type WriterProps = {
  lesson: Omit<OwnLesson, 'draft' | 'decisions'>
  draft: ServerDraft
  userId: string
  words: Vocabulary
  /** What the browser cannot find by itself: decisions, and what stands in attached files. */
  known: OwnFindings
}

/** The form of a lesson: four steps and a look-over around one text, that is kept on the server while one writes. */
export function LessonWriter({ lesson, draft: server, userId, words, known }: WriterProps) {
  const draft = useDraft(lesson.id, userId, server)
  const { step, goTo, heading } = useStep()
  const [documents, setDocuments] = useState(() => lesson.files.filter((file) => file.kind === 'document'))
  const sending = useSending(lesson.id, draft, step)
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const missing = missingFields(draft.content)
  const filesAreRead = useFilesRead(documents, known)
  const findings = useFindings(draft.content, lesson.homeName, known, draft.change)
  const { flush } = draft
  // Many findings are many forms: they are drawn again when something about them changes, and not with every key.
  const panel = useMemo(
    () => <FindingsPanel lessonId={lesson.id} findings={findings} isReading={!filesAreRead} step={step} goTo={goTo} flush={flush} />,
    [lesson.id, findings, filesAreRead, step, goTo, flush],
  )
  const props: StepProps = {
    content: draft.content,
    edition: draft.edition,
    change: draft.change,
    errors: { ...(sending.tried ? missing : {}), ...lengthErrors(draft.content) },
    words,
    onUploadImage: uploadImageTo(lesson.id),
    findings,
  }
  useFreshOnReturn(draft.state.kind)

  const isChoosing = draft.state.kind === 'elsewhere' || draft.left !== undefined
  const chose = useRef(false)
  useEffect(() => {
    // The button that was pressed is gone with the two texts.
    if (chose.current && !isChoosing) heading.current?.focus()
    chose.current = isChoosing
  }, [heading, isChoosing])

  if (isChoosing) return <TwoTexts draft={draft} words={words} userId={userId} />
  return (
    <>
      <StepsNav current={step} missing={missing} goTo={goTo} />
      <div className={styles.bar}>
        <SaveStatus state={draft.state} />
      </div>
      <section className={styles.step} aria-labelledby="stap">
        <h2 id="stap" ref={heading} tabIndex={-1}>
          {stepTitles[step]}
        </h2>
        {step === 'nakijken' ? (
          <LookOver
            lesson={lesson}
            content={draft.content}
            documents={documents}
            words={words}
            missing={missing}
            refusal={sending.refusal}
            busy={sending.busy}
            goTo={goTo}
            onSubmit={() => void sending.submit()}
            onPreview={() => void sending.preview()}
            findings={panel}
          />
        ) : (
          <>
            {step === '1' && <FormIntro />}
            {/* No form: Enter has nothing to send, the text saves itself. What is typed before the script runs would be lost. */}
            <fieldset className={styles.fields} disabled={!isReady}>
              <legend>
                <VisuallyHidden>{stepTitles[step]}</VisuallyHidden>
              </legend>
              <FormStep step={step} props={props} home={homeOf(lesson)} />
            </fieldset>
            {step === '4' && (
              <>
                <Attachments lessonId={lesson.id} documents={documents} onChange={setDocuments} />
                <CoAuthors lessonId={lesson.id} authors={lesson.authors} userId={userId} />
              </>
            )}
            {panel}
          </>
        )}
      </section>
      <Onward step={step} goTo={goTo} />
    </>
  )
}

/** How long an answer about an attachment may take before it is asked for again, in milliseconds. */
const askAgain = 2_000

/**
 * The server reads what stands in an attachment. Going to another step throws away an answer that is on its way, so it
 * is asked for until it speaks of the same files.
 */
function useFilesRead(documents: readonly { id: string }[], { fileNames }: OwnFindings): boolean {
  const router = useRouter()
  const ever = useRef(new Set<string>())
  const [isRead, setRead] = useState(true)
  useEffect(() => {
    const now = new Set(documents.map(({ id }) => id))
    for (const id of now) ever.current.add(id)
    setRead([...ever.current].every((id) => now.has(id) === Object.hasOwn(fileNames, id)))
  }, [documents, fileNames])
  useEffect(() => {
    if (isRead) return
    router.refresh()
    const again = setInterval(() => router.refresh(), askAgain)
    return () => clearInterval(again)
  }, [isRead, router])
  return isRead
}

/** What never changes: true in the browser, false in the answer of the server. */
const never = () => () => {}

function FormStep({ step, props, home }: { step: Exclude<Step, 'nakijken'>; props: StepProps; home: string }) {
  if (step === '1') return <LessonStep {...props} />
  if (step === '2') return <DoneStep {...props} />
  return step === '3' ? <ForOthersStep {...props} /> : <CertaintyStep {...props} home={home} />
}

/** To the step before and after. The last one ends with its own button. */
function Onward({ step, goTo }: { step: Step; goTo: GoTo }) {
  const at = steps.indexOf(step)
  const [before, next] = [steps[at - 1], steps[at + 1]]
  return (
    <div className={styles.onward}>
      <ButtonRow>
        {next && (
          <LinkButton href={`?stap=${next}`} onClick={onPlainClick(() => goTo(next))}>
            Verder: {stepTitles[next]}
          </LinkButton>
        )}
        {before && (
          <LinkButton variant="quiet" icon="arrow-left" href={`?stap=${before}`} onClick={onPlainClick(() => goTo(before))}>
            Terug: {stepTitles[before]}
          </LinkButton>
        )}
      </ButtonRow>
    </div>
  )
}

const notSaved =
  'Je laatste wijzigingen zijn nog niet opgeslagen, dus er is niets ingestuurd. Kijk wat er boven de les staat en probeer het daarna opnieuw.'

/** Sending the lesson in: only when it is whole and the server holds this very text. */
function useSending(lessonId: string, draft: ReturnType<typeof useDraft>, step: Step) {
  const [answer, send, isSending] = useActionState(submitLessonAction, { ok: true })
  const [refusal, setRefusal] = useState<{ errors?: Record<string, string>; message?: string }>()
  const [tried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const busy = isSaving || isSending
  const seen = useRef(answer)

  useEffect(() => {
    if (seen.current === answer) return
    seen.current = answer
    if (!answer.ok) setRefusal({ errors: answer.errors, message: answer.message })
  }, [answer])
  // Gone with the step: on the way back the list of what is missing says how it is then.
  useEffect(() => setRefusal(undefined), [step])

  async function saved(): Promise<number | undefined> {
    setSaving(true)
    const version = await draft.flush()
    setSaving(false)
    if (version === undefined) setRefusal({ message: notSaved })
    return version
  }

  async function submit() {
    if (busy) return
    setTried(true)
    const errors = asErrors({ ...missingFields(draft.content), ...lengthErrors(draft.content) })
    if (Object.keys(errors).length > 0) return setRefusal({ errors })
    setRefusal(undefined)
    const version = await saved()
    if (version === undefined) return
    const form = new FormData()
    form.set('lessonId', lessonId)
    form.set('version', String(version))
    startTransition(() => send(form))
  }

  /** The example is made by the server from what it holds, so that comes first. */
  async function preview() {
    if ((await saved()) !== undefined) location.assign(`/mijn/lessen/${lessonId}/voorbeeld`)
  }

  return { refusal, tried, busy, submit, preview }
}

// Coming back to a tab after a while: what a co-author saved since should be there before one types.
const away = 10_000

function useFreshOnReturn(kind: string): void {
  const router = useRouter()
  const isClean = useRef(true)
  useEffect(() => {
    isClean.current = kind === 'clean'
  }, [kind])
  useEffect(() => {
    let left = 0
    const look = () => {
      if (document.visibilityState === 'hidden') left = Date.now()
      else if (left > 0 && Date.now() - left > away && isClean.current && navigator.onLine) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [router])
}

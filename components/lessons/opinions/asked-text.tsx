import type { ReactNode } from 'react'
import styles from '#components/lessons/opinions/asked-text.module.css'
import { ReviewedText } from '#components/lessons/review/reviewed-text.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { opinionKindWords } from '#lib/lessons/copy-desk.ts'
import type { AskedText } from '#lib/lessons/queries-desk.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { sections } from '#lib/lessons/values.ts'
import { imagesAsWords } from '#lib/platform/rich-text/images-as-words.ts'
import { formatDay } from '#lib/platform/time.ts'

const ended = {
  answered: { title: 'Dank je wel', text: 'Je antwoord is bij de redactie. De tekst laten we hier niet langer zien.' },
  revoked: { title: 'Deze vraag is ingetrokken', text: 'De redactie heeft je antwoord niet meer nodig. Je hoeft niets te doen.' },
  expired: { title: 'Deze link is verlopen', text: 'Wil je toch nog antwoorden? Neem dan contact op met de redactie.' },
} as const

/** What somebody is asked to read, with the question before it and the form for the answer behind it. */
export function AskedTextView({ asked, form }: { asked: AskedText; form: ReactNode }) {
  if (asked.state !== 'open' || !asked.text) {
    const { title, text } = ended[asked.state === 'open' ? 'expired' : asked.state]
    return (
      <div className={styles.done}>
        <Notice tone={asked.state === 'answered' ? 'good' : 'info'} title={title}>
          <p>
            {text} <a href="/contact">Contact met de redactie</a>
          </p>
        </Notice>
        {asked.answer && (
          <section aria-labelledby="je-antwoord">
            <h2 id="je-antwoord">Dit antwoordde je</h2>
            <p className={styles.words}>{asked.answer}</p>
          </section>
        )}
      </div>
    )
  }
  const { content, homeName, documentNames } = asked.text
  return (
    <div className={styles.asked}>
      <section aria-labelledby="de-vraag">
        <h2 id="de-vraag">{opinionKindWords[asked.kind].label}</h2>
        <p className={styles.words}>{asked.question}</p>
        <p>
          We horen graag uiterlijk {formatDay(new Date(`${asked.dueOn}T12:00:00Z`))} van je. Deze tekst is nog niet openbaar: deel hem met
          niemand.
        </p>
      </section>
      <article className={styles.text} aria-labelledby="de-tekst">
        <h2 id="de-tekst">{content.title}</h2>
        {homeName && <p>Uit {homeName}</p>}
        <ReviewedText content={withoutImages(content)} />
        {documentNames.length > 0 && (
          <p>
            Bij deze tekst {documentNames.length === 1 ? 'hoort een bijlage' : 'horen bijlagen'}: {documentNames.join(', ')}. Wil je die ook
            lezen? Vraag het de redactie.
          </p>
        )}
      </article>
      {form}
    </div>
  )
}

/** Files follow the state of their lesson, so who reads along sees what an image shows in words. */
function withoutImages(content: LessonContent): LessonContent {
  return { ...content, ...Object.fromEntries(sections.map((section) => [section, imagesAsWords(content[section])])) }
}

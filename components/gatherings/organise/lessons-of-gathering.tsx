import styles from './organise.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

type LessonsOfGatheringProps = {
  gatheringId: string
  lessons: readonly { id: string; slug: string; title: string }[]
  choices: readonly Choice[]
  link: Act
  unlink: Act
}

/** Placed lessons that came out of a gathering: they stand on its page. */
export function LessonsOfGathering({ gatheringId, lessons, choices, link, unlink }: LessonsOfGatheringProps) {
  return (
    <>
      {lessons.length > 0 && (
        <ul role="list" className={styles.rows}>
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <div>
                <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
              </div>
              <ActionForm action={unlink} fixed={{ gatheringId, lessonId: lesson.id }} label={`Weghalen: ${lesson.title}`}>
                <Button variant="line" small icon="trash">
                  Haal weg<VisuallyHidden>: {lesson.title}</VisuallyHidden>
                </Button>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={link} fixed={{ gatheringId }} label="Een les toevoegen">
        <SelectField name="lessonId" label="Geplaatste les" choices={choices} />
        <Button variant="line" icon="plus">
          Zet de les bij deze bijeenkomst
        </Button>
      </ActionForm>
    </>
  )
}

import styles from '#components/lessons/review/version-choice.module.css'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { formatDate } from '#lib/platform/time.ts'
import { queryFields } from '#lib/platform/with-query.ts'

type Version = { number: number; createdAt: Date; createdByName: string }
type VersionChoiceProps = { lessonId: string; queue: string; versions: readonly Version[]; from?: number; to?: number; isOpen: boolean }

/** Any two versions beside each other. A plain form: the address of the answer can be shared with another curator. */
export function VersionChoice({ lessonId, queue, versions, from, to, isOpen }: VersionChoiceProps) {
  if (versions.length < 2) return null
  const choices = versions.map(({ number, createdAt, createdByName }) => ({
    value: String(number),
    label: `Versie ${number}, ${formatDate(createdAt)}, ${createdByName}`,
  }))
  return (
    <details className={styles.choice} open={isOpen}>
      <summary>Vergelijk twee versies</summary>
      <form action={`/redactie/${lessonId}`}>
        {queryFields(queue).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SelectField name="van" label="Van" choices={choices} defaultValue={String(from ?? versions.at(-2)?.number ?? '')} />
        <SelectField name="naar" label="Naar" choices={choices} defaultValue={String(to ?? versions.at(-1)?.number ?? '')} />
        <Button variant="line" small>
          Toon de wijzigingen
        </Button>
      </form>
    </details>
  )
}

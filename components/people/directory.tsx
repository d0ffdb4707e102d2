import styles from '#components/people/directory.module.css'
import { Button } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { Meta } from '#components/ui/meta.tsx'
import type { ExperiencedPerson } from '#lib/people/queries-experience.ts'

/** People who want to be found, each with what about; who has no room this month says so. */
export function Directory({ people }: { people: readonly ExperiencedPerson[] }) {
  return (
    <ul role="list" className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>
          <h2>
            <a href={`/mensen/${person.slug}`}>{person.name}</a>
          </h2>
          <Meta>
            {person.places.join(', ')}
            {person.audiences.join(', ')}
            {person.isFull && 'Deze maand geen ruimte meer'}
          </Meta>
          <p>{subjectsOf(person).join(', ')}</p>
        </li>
      ))}
    </ul>
  )
}

const subjectsOf = ({ themes, tips }: ExperiencedPerson) => [...themes.map(({ name }) => name), ...tips.map(({ name }) => `Tip: ${name}`)]

export type DirectoryFilter = { name: string; label: string; choices: readonly Choice[]; value: string | undefined }

/** Who to see, as a plain GET form: it works without script. */
export function DirectoryFilters({ filters }: { filters: readonly DirectoryFilter[] }) {
  return (
    <form action="/mensen" method="get" aria-label="Zoek mensen met ervaring">
      <div className={styles.fields}>
        {filters.map(({ name, label, choices, value }) => (
          <SelectField
            key={name}
            name={name}
            label={label}
            empty="Alles"
            choices={choices}
            defaultValue={value ?? ''}
            aria-required={undefined}
          />
        ))}
      </div>
      <Button variant="line" icon="filter">
        Toon
      </Button>
    </form>
  )
}

import styles from '#components/gatherings/agenda-filters.module.css'
import { Button } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

export type AgendaFilter = { name: string; label: string; empty: string; choices: readonly Choice[]; value: string | undefined }
export type ChosenAgendaFilter = { label: string; value: string; withoutHref: string }

type AgendaFiltersProps = {
  filters: readonly AgendaFilter[]
  chosen: readonly ChosenAgendaFilter[]
  /** What the form sends besides: the view that is open. */
  keep: readonly (readonly [name: string, value: string])[]
  clearHref: string
}

/** Which gatherings to see, as a plain GET form. On a narrow screen it waits in a native popover: it works without script. */
export function AgendaFilters({ filters, chosen, keep, clearHref }: AgendaFiltersProps) {
  return (
    <div className={styles.filters} data-print="no">
      <span className={styles.opener}>
        <Button type="button" variant="line" icon="filter" popoverTarget="filters">
          Filter de bijeenkomsten
        </Button>
      </span>
      <form className={styles.panel} id="filters" popover="auto" action="/bijeenkomsten" method="get" aria-label="Filter de bijeenkomsten">
        <div className={styles.panelHead}>
          <h2>Filter de bijeenkomsten</h2>
          <Button type="button" variant="quiet" small icon="close" popoverTarget="filters" popoverTargetAction="hide">
            Sluit
          </Button>
        </div>
        <div className={styles.fields}>
          {filters.map((filter) => (
            <SelectField
              key={filter.name}
              name={filter.name}
              label={filter.label}
              empty={filter.empty}
              choices={filter.choices}
              defaultValue={filter.value ?? ''}
              aria-required={undefined}
            />
          ))}
        </div>
        {keep.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button variant="line" icon="filter">
          Toon
        </Button>
      </form>
      {chosen.length > 0 && (
        <div className={styles.chosen}>
          <h2>Gekozen</h2>
          <ul role="list">
            {chosen.map((filter) => (
              <li key={filter.label}>
                <a href={filter.withoutHref} rel="nofollow">
                  <VisuallyHidden>Haal weg: </VisuallyHidden>
                  <span className={styles.facet}>{filter.label}</span> {filter.value} <Icon name="close" />
                </a>
              </li>
            ))}
            {chosen.length > 1 && (
              <li>
                <a className={styles.clear} href={clearHref}>
                  Haal alles weg
                </a>
              </li>
            )}
          </ul>
        </div>
      )}
    </div>
  )
}

import styles from '#components/gatherings/agenda-filters.module.css'
import { Button } from '#components/ui/button.tsx'
import { ChosenFilters, type ChosenFilter } from '#components/ui/chosen-filters.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { FilterPanel } from '#components/ui/filter-panel.tsx'

export type AgendaFilter = { name: string; label: string; empty: string; choices: readonly Choice[]; value: string | undefined }

type AgendaFiltersProps = {
  filters: readonly AgendaFilter[]
  chosen: readonly ChosenFilter[]
  /** What the form sends besides: the view that is open. */
  keep: readonly (readonly [name: string, value: string])[]
  clearHref: string
}

/** Which gatherings to see, as a plain GET form. */
export function AgendaFilters({ filters, chosen, keep, clearHref }: AgendaFiltersProps) {
  return (
    <div className={styles.filters} data-print="no">
      <FilterPanel title="Filter de bijeenkomsten">
        <form className={styles.form} action="/bijeenkomsten" method="get" aria-label="Filter de bijeenkomsten">
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
      </FilterPanel>
      <ChosenFilters chosen={chosen} clearHref={clearHref} />
    </div>
  )
}

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import styles from '#components/ui/field.module.css'

type SearchFormProps = {
  action: string
  label: string
  query?: string
  name?: string
  /** What else the search keeps: the filters that are chosen, as hidden fields. */
  keep?: readonly (readonly [name: string, value: string])[]
  /** Where public/site.js asks what may be meant while somebody types; only on public pages. */
  suggestFrom?: string
  children?: ReactNode
}

/** A search box as a plain GET form. */
export function SearchForm({ action, label, query, name = 'q', keep = [], suggestFrom, children }: SearchFormProps) {
  return (
    <form role="search" action={action} method="get" className={styles.search}>
      <label htmlFor={name}>{label}</label>
      <div className={styles.bar}>
        <input
          type="search"
          id={name}
          name={name}
          defaultValue={query}
          maxLength={200}
          className={styles.control}
          enterKeyHint="search"
          autoComplete="off"
          data-suggest={suggestFrom}
        />
        <Button icon="search">Zoek</Button>
      </div>
      {suggestFrom && (
        <div className={styles.suggestions}>
          <p role="status" />
          <ul role="list" hidden aria-label="Suggesties" />
        </div>
      )}
      {keep.map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      {children}
    </form>
  )
}

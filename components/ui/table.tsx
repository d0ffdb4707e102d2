import { Fragment, type ReactNode } from 'react'
import styles from '#components/ui/table.module.css'
import { joinClasses } from '#components/ui/join-classes.ts'

export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** Numbers stand right, so that they can be compared. */
  numeric?: boolean
}

type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What stands there when there are no rows. */
  empty?: string
}

/** Rows and columns; the first column names the row. On a narrow screen the table itself scrolls, not the page. */
export function Table<Row>({ caption, columns, rows, rowKey, empty = 'Er is nog niets.' }: TableProps<Row>) {
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={joinClasses(column.numeric && styles.numeric)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <Fragment key={column.key}>
                  {index === 0 ? (
                    <th scope="row">{column.cell(row)}</th>
                  ) : (
                    <td className={joinClasses(column.numeric && styles.numeric)}>{column.cell(row)}</td>
                  )}
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

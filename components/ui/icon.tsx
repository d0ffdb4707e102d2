import styles from '#components/ui/icon.module.css'

type PublicIcon =
  | 'sign-in'
  | 'menu'
  | 'close'
  | 'pencil'
  | 'arrow-right'
  | 'arrow-left'
  | 'search'
  | 'filter'
  | 'chat'
  | 'person'
  | 'error'
  | 'warning'
  | 'good'
  | 'check'
  | 'info'
  | 'print'
  | 'mail'
  | 'link'
  | 'download'
  | 'feed'
  | 'clock'
  | 'calendar'

// Kept in a sheet of their own, so that visitors of public pages do not fetch them.
const workIcons = [
  'sign-out',
  'people',
  'eye',
  'trash',
  'plus',
  'paperclip',
  'image',
  'table',
  'quote',
  'bullets',
  'numbers',
  'bold',
  'italic',
  'heading',
  'undo',
  'redo',
  'offline',
  'saved',
  'lock',
  'history',
] as const

type WorkIcon = (typeof workIcons)[number]

export type IconName = PublicIcon | WorkIcon

const work: ReadonlySet<string> = new Set(workIcons)

/** A sign from the sheet, as high as the text beside it. It always stands next to words: a reader skips it. */
export function Icon({ name }: { name: IconName }) {
  const sheet = work.has(name) ? '/icons-work.svg' : '/icons.svg'
  return (
    <svg className={styles.icon} aria-hidden="true" focusable="false" width="20" height="20">
      <use href={`${sheet}#${name}`} />
    </svg>
  )
}

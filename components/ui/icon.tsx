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
  | 'good'
  | 'print'
  | 'link'
  | 'clock'

// Kept in a sheet of their own, so that who only reads does not fetch them.
const workIcons = [
  'error',
  'warning',
  'check',
  'info',
  'mail',
  'download',
  'feed',
  'calendar',
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

import type { SaveState } from '#components/lessons/writing/autosave.ts'
import styles from '#components/lessons/writing/writing.module.css'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { formatDate, formatTime, isoDay } from '#lib/platform/time.ts'

/** Where the text is now: on the server, on its way, or only in this browser. Says 'opgeslagen' only when it is. */
export function SaveStatus({ state }: { state: SaveState<LessonContent> }) {
  return (
    <p
      className={styles.saving}
      role="status"
      aria-live="polite"
      data-tone={state.kind === 'clean' || state.kind === 'saving' ? undefined : 'problem'}
    >
      <Icon name={icons[state.kind]} />
      <span>
        <Words state={state} />
      </span>
    </p>
  )
}

const icons: Record<SaveState<LessonContent>['kind'], IconName> = {
  clean: 'saved',
  saving: 'clock',
  unreachable: 'offline',
  signed_out: 'lock',
  refused: 'warning',
  elsewhere: 'people',
}

function Words({ state }: { state: SaveState<LessonContent> }) {
  switch (state.kind) {
    case 'clean':
      return `Opgeslagen ${when(new Date(state.savedAt))}`
    case 'saving':
      return 'Bezig met opslaan …'
    case 'unreachable':
      return `Niet opgeslagen: ${state.fault === 'connection' ? 'geen verbinding' : 'de site geeft geen antwoord'}. ${whereabouts(state.kept)}`
    case 'signed_out':
      return (
        <>
          Je bent uitgelogd.{' '}
          <a href="/inloggen" target="_blank" rel="noopener">
            Log in een nieuw tabblad in
          </a>
          ; je tekst staat hier nog.
        </>
      )
    case 'refused':
      return `Niet opgeslagen. ${state.message} ${whereabouts(state.kept)}`
    case 'elsewhere':
      return 'Niet opgeslagen: kies eerst welke tekst je houdt.'
  }
}

const whereabouts = (kept: boolean) =>
  kept ? 'Je tekst staat veilig in deze browser.' : 'Houd deze pagina open, want deze browser kan je tekst niet bewaren.'

function when(savedAt: Date): string {
  return isoDay(savedAt) === isoDay(new Date()) ? `om ${formatTime(savedAt)}` : `op ${formatDate(savedAt)} om ${formatTime(savedAt)}`
}

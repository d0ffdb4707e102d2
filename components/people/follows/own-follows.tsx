import { ActionForm } from '#components/people/action-form.tsx'
import { Block } from '#components/people/blocks.tsx'
import { ChangeFollowing, StopFollowing } from '#components/people/follows/follow-forms.tsx'
import styles from '#components/people/follows/follows.module.css'
import rows from '#components/people/rows.module.css'
import { Stack } from '#components/layout/sections.tsx'
import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { unfollowAction } from '#lib/people/actions-follows.ts'
import { kindWords, rhythmWords } from '#lib/people/copy-follows.ts'
import type { OwnFollow, OwnFollowing } from '#lib/people/queries-follows.ts'
import { followKinds, followLimits, followRhythms } from '#lib/people/values-follows.ts'
import { addDays } from '#lib/platform/days.ts'
import { isoDay } from '#lib/platform/time.ts'

type Props = { following: OwnFollowing; token?: string; today: Date }

/** How often somebody can hear of something, as choices of a form. */
export const rhythmChoices = (withNever: boolean) =>
  followRhythms.filter((rhythm) => withNever || rhythm !== 'never').map((value) => ({ value, label: rhythmWords[value] }))

/** What somebody follows and how often they hear of it, to change and to stop. */
export function OwnFollows({ following, token, today }: Props) {
  const kinds = followKinds.filter((kind) => following.follows.some((one) => one.kind === kind))
  const now = isoDay(today)
  return (
    <Stack gap="wide">
      <Block id="wat" title="Dit volg je">
        <ActionForm action={unfollowAction} fixed={token ? { token } : {}} label="Dit volg je">
          {kinds.map((kind) => (
            <div key={kind} className={styles.kind}>
              <h3>{kindWords[kind]}</h3>
              <ul role="list" className={rows.rows}>
                {following.follows
                  .filter((one) => one.kind === kind)
                  .map((one) => (
                    <Followed key={one.id} one={one} />
                  ))}
              </ul>
            </div>
          ))}
        </ActionForm>
      </Block>
      <Block id="hoe-vaak" title="Hoe vaak je mail krijgt">
        <ChangeFollowing
          token={token}
          kinds={following.rhythms.map(({ kind, rhythm }) => ({ kind, label: kindWords[kind], rhythm }))}
          rhythms={rhythmChoices(true)}
          pausedUntil={following.pausedUntil}
          days={{ first: addDays(now, 1), last: addDays(now, followLimits.pauseDays) }}
        />
      </Block>
      <Block id="stoppen" title="Stoppen">
        <p>Je krijgt dan geen mail meer over wat je volgt. Wat je volgde, wissen we.</p>
        <StopFollowing token={token} />
      </Block>
    </Stack>
  )
}

function Followed({ one }: { one: OwnFollow }) {
  const name = one.name ?? 'Staat niet meer op de site'
  return (
    <li>
      {one.href ? <a href={one.href}>{name}</a> : <span>{name}</span>}
      <Button variant="line" small name="followId" value={one.id}>
        <span>
          Volg niet meer<VisuallyHidden>: {name}</VisuallyHidden>
        </span>
      </Button>
    </li>
  )
}

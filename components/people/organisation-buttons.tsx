import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import type { OrganisationChoice } from '#lib/people/queries-organisations.ts'

type OrganisationButtonsProps = { choices: readonly OrganisationChoice[]; query: Readonly<Record<string, string>>; verb: string }

/** A button for each organisation. Links and not forms: the policy of our pages lets no form lead to another site. */
export function OrganisationButtons({ choices, query, verb }: OrganisationButtonsProps) {
  const text = new URLSearchParams(query).toString()
  return (
    <ButtonRow>
      {choices.map(({ name, path }) => (
        <LinkButton key={path} variant="line" href={text ? `${path}?${text}` : path}>
          {verb} {name}
        </LinkButton>
      ))}
    </ButtonRow>
  )
}

import { SelectField } from '#components/ui/field.tsx'

export type OwnRegion = { code: string; name: string }

/** For which region somebody speaks; who belongs to one need not choose. */
export function RegionField({ regions, chosen, error }: { regions: readonly OwnRegion[]; chosen: string; error: string | undefined }) {
  const [only] = regions
  if (regions.length === 1 && only)
    return (
      <p>
        <input type="hidden" name="region" value={only.code} />
        Namens regio <strong>{only.name}</strong>
      </p>
    )
  return (
    <SelectField
      key={`region ${chosen}`}
      name="region"
      label="Namens welke regio?"
      choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
      defaultValue={chosen}
      error={error}
    />
  )
}

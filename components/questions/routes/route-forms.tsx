'use client'

import { ActionForm } from '#components/people/action-form.tsx'
import { QuestionForm } from '#components/questions/question-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import {
  addRoutePersonAction,
  removeRoutePersonAction,
  retireCannedAction,
  retireRouteAction,
  saveCannedAction,
  saveRouteAction,
  setAbsenceAction,
} from '#lib/questions/actions-routes.ts'
import { functionWords } from '#lib/questions/copy.ts'
import type { Canned, Route, RoutePerson } from '#lib/questions/queries-routes.ts'

const functions = Object.entries(functionWords).map(([value, { label }]) => ({ value, label }))

type RouteFormProps = { route?: Route; choices: { regions: readonly Choice[]; themes: readonly Choice[] } }

/** Where questions go, how long an answer may take and how the function is reached. */
export function RouteForm({ route, choices }: RouteFormProps) {
  const fixed: Record<string, string> = route ? { routeId: route.id, function: route.function } : {}
  return (
    <QuestionForm action={saveRouteAction} fixed={fixed} label="Plek voor vragen">
      {(entered, errors) => (
        <>
          {!route && (
            <SelectField
              key={`team ${entered('function')}`}
              name="function"
              label="Wie beantwoordt deze vragen?"
              choices={functions}
              defaultValue={entered('function')}
              error={errors.function}
            />
          )}
          <TextField
            name="name"
            label="Naam"
            hint="Zo ziet de vrager het team, bijvoorbeeld Regioteam noord."
            maxLength={120}
            defaultValue={entered('name') || route?.name}
            error={errors.name}
          />
          <TextField
            name="dueWorkingDays"
            type="number"
            min={1}
            max={30}
            label="Antwoord binnen zoveel werkdagen"
            defaultValue={entered('dueWorkingDays') || route?.dueWorkingDays || 5}
            error={errors.dueWorkingDays}
          />
          <TextField
            name="phone"
            type="tel"
            label="Telefoon van het team"
            hint="Iedereen ziet dit. Nooit het nummer van één persoon."
            optional
            maxLength={40}
            defaultValue={entered('phone') || route?.phone}
            error={errors.phone}
          />
          <TextField
            name="mailbox"
            type="email"
            label="E-mailadres van het team"
            hint="Iedereen ziet dit. Nooit het adres van één persoon."
            optional
            maxLength={254}
            defaultValue={entered('mailbox') || route?.mailbox}
            error={errors.mailbox}
          />
          <SelectField
            key={`onderwerp ${entered('theme')}`}
            name="theme"
            label="Alleen dit onderwerp"
            optional
            empty="Alle onderwerpen"
            choices={choices.themes}
            defaultValue={entered('theme') || route?.themeSlug || ''}
            error={errors.theme}
          />
          <CheckboxGroup
            name="regions[]"
            label="Alleen deze regio’s"
            hint="Kies je er geen, dan is het voor alle regio’s."
            optional
            columns
            choices={choices.regions}
            key={`regio’s ${entered('regions[]')}`}
            values={entered('regions[]') ? entered('regions[]').split(',') : (route?.regions.map(({ code }) => code) ?? [])}
            error={errors.regions}
          />
          <ButtonRow>
            <Button icon="check">Bewaar</Button>
            <a href="/beheer/vragen">Terug</a>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}

/** Takes a route away. */
export function RetireRoute({ routeId }: { routeId: string }) {
  return (
    <ActionForm action={retireRouteAction} fixed={{ routeId }} label="Haal deze plek weg">
      <Button variant="danger">Haal deze plek weg</Button>
    </ActionForm>
  )
}

/** Puts somebody behind a function. */
export function AddRoutePerson({ routeId, people }: { routeId: string; people: readonly Choice[] }) {
  return (
    <ActionForm action={addRoutePersonAction} fixed={{ routeId }} label="Zet iemand erbij">
      <SelectField name="userId" label="Wie krijgt deze vragen?" choices={people} />
      <Button variant="line">Zet erbij</Button>
    </ActionForm>
  )
}

/** Takes somebody from behind a function. */
export function RemoveRoutePerson({ routeId, person }: { routeId: string; person: RoutePerson }) {
  return (
    <ActionForm action={removeRoutePersonAction} fixed={{ routeId, userId: person.userId }} label={`Haal ${person.name} weg`}>
      <Button variant="quiet" small>
        Haal {person.name} hier weg
      </Button>
    </ActionForm>
  )
}

/** When somebody is away, and who answers then. */
export function Absence({ person, people }: { person: RoutePerson; people: readonly Choice[] }) {
  const at = (name: string) => `${name}-${person.id}`
  return (
    <ActionForm
      action={setAbsenceAction}
      fixed={{ personId: person.id }}
      idOf={{ from: at('van'), until: at('tot'), standIn: at('vervanger') }}
      label={`Afwezigheid van ${person.name}`}
    >
      <TextField name="from" id={at('van')} type="date" label="Eerste dag weg" optional defaultValue={person.absentFrom ?? ''} />
      <TextField name="until" id={at('tot')} type="date" label="Laatste dag weg" optional defaultValue={person.absentUntil ?? ''} />
      <SelectField
        name="standIn"
        id={at('vervanger')}
        label="Vervanger"
        hint="Zonder vervanger krijgt het hele team de vragen."
        optional
        empty="Het hele team"
        choices={people.filter(({ value }) => value !== person.userId)}
        defaultValue={person.standInId ?? ''}
      />
      <Button variant="line" small>
        Bewaar de afwezigheid van {person.name}
      </Button>
    </ActionForm>
  )
}

/** A text to begin an answer with. */
export function CannedForm({ canned }: { canned?: Canned }) {
  const at = (name: string) => (canned ? `${name}-${canned.id}` : name)
  return (
    <QuestionForm
      action={saveCannedAction}
      fixed={canned ? { cannedId: canned.id } : {}}
      idOf={{ label: at('label'), text: at('text'), function: at('function') }}
      label={canned ? `Standaardantwoord ${canned.label}` : 'Nieuw standaardantwoord'}
    >
      {(entered, errors) => (
        <>
          <TextField
            name="label"
            id={at('label')}
            label="Naam"
            maxLength={80}
            defaultValue={entered('label') || canned?.label}
            error={errors.label}
          />
          <SelectField
            key={`voor ${entered('function')}`}
            name="function"
            id={at('function')}
            label="Voor welk team?"
            optional
            empty="Alle teams"
            choices={functions}
            defaultValue={entered('function') || canned?.function || ''}
            error={errors.function}
          />
          <TextArea
            name="text"
            id={at('text')}
            label="Tekst"
            rows={5}
            maxLength={4000}
            defaultValue={entered('text') || canned?.text}
            error={errors.text}
          />
          <Button variant="line">Bewaar</Button>
        </>
      )}
    </QuestionForm>
  )
}

/** No longer offered. */
export function RetireCanned({ canned }: { canned: Canned }) {
  return (
    <ActionForm action={retireCannedAction} fixed={{ cannedId: canned.id }} label={`Haal ${canned.label} weg`}>
      <Button variant="quiet" small>
        Bied ‘{canned.label}’ niet meer aan
      </Button>
    </ActionForm>
  )
}

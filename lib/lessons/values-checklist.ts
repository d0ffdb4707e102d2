/** What a curator looks at before placing: how people become recognisable without a name. */
export const checks = ['combination', 'numbers', 'quotes', 'images', 'attachments', 'consent', 'others'] as const
export type Check = (typeof checks)[number]

/** 'fine': looked at, and nobody can be recognised by it. 'absent': it is not in this lesson. */
export const checkAnswers = ['fine', 'absent'] as const
export type Checklist = Record<Check, (typeof checkAnswers)[number]>

/** The name of the form's field for a question: one each in schema-checklist.ts. */
export type CheckField = `check${Capitalize<Check>}`
type ChecklistInput = Partial<Record<CheckField, (typeof checkAnswers)[number]>>

export const fieldOfCheck: Record<Check, CheckField> = {
  combination: 'checkCombination',
  numbers: 'checkNumbers',
  quotes: 'checkQuotes',
  images: 'checkImages',
  attachments: 'checkAttachments',
  consent: 'checkConsent',
  others: 'checkOthers',
}

/** The whole checklist, or undefined while a question is open. */
export function wholeChecklist(input: ChecklistInput): Checklist | undefined {
  const answers = checks.map((check) => [check, input[fieldOfCheck[check]]] as const)
  return answers.every(([, said]) => said !== undefined) ? (Object.fromEntries(answers) as Checklist) : undefined
}

/** Every question answered with 'looked at', as the fields of the form: for the demo and for tests. */
export const everythingChecked = {
  checkCombination: 'fine',
  checkNumbers: 'fine',
  checkQuotes: 'fine',
  checkImages: 'fine',
  checkAttachments: 'fine',
  checkConsent: 'fine',
  checkOthers: 'fine',
} as const satisfies Required<ChecklistInput>

import { z } from 'zod'
import { actionWords } from './copy-logbook.ts'

const day = z.iso.date()
const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)
// A filter comes from an address: what it does not know is left out, never a fault.
const or = <T>(schema: z.ZodType<T>) => z.preprocess(one, schema.optional()).catch(undefined)

/** What to show of the logbook, as it stands in the address. */
const logbookFilter = z.object({
  /** A lesson: what was done with it. */
  les: or(z.uuid()),
  /** A person: what they did, and what was done with their account. */
  persoon: or(z.uuid()),
  wat: or(z.string().refine((action) => Object.hasOwn(actionWords, action))),
  /** From and with this day, until and with that one, in Amsterdam. */
  van: or(day),
  tot: or(day),
  /** Where the page before ended: moment and number. */
  vanaf: or(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z_\d{1,15}$/)),
})
export type LogbookFilter = z.output<typeof logbookFilter>

/** Reads the filter of an address. */
export const readLogbookFilter = (asked: Readonly<Record<string, unknown>>): LogbookFilter => logbookFilter.parse(asked)

/** A deed that succeeded, with what it gives. */
export type Done<T> = { readonly ok: true; readonly value: T }
/** A deed that was refused: `reason` is a key of the domain's refusals, which hold the Dutch sentence with the next step. */
export type Refused<R extends string> = { readonly ok: false; readonly reason: R }
export type Result<T, R extends string> = Done<T> | Refused<R>

export const done = <T>(value: T): Done<T> => ({ ok: true, value })
export const refuse = <R extends string>(reason: R): Refused<R> => ({ ok: false, reason })

/** Joins class names; what is absent or false falls out, and nothing left gives no attribute. */
export function joinClasses(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}

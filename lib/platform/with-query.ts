/** An address that asks this too, as '?soort=vraag': behind what it asks already and before its mark. */
export function withQuery(address: string, query: string): string {
  if (query === '') return address
  const [path = '', mark] = address.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${query.slice(1)}${mark === undefined ? '' : `#${mark}`}`
}

/** The same for a form whose address is sent with its fields: a name and a value for each. */
export const queryFields = (query: string): [string, string][] => [...new URLSearchParams(query)]

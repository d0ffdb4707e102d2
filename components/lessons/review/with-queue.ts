/** An address with the list behind it that somebody came from, '?soort=vraag': so that the way back leads there too. */
export function withQueue(address: string, queue: string): string {
  if (queue === '') return address
  const [path = '', mark] = address.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${queue.slice(1)}${mark === undefined ? '' : `#${mark}`}`
}

/** The same for a form whose address is sent with its fields: a name and a value for each. */
export const queueFields = (queue: string): [string, string][] => [...new URLSearchParams(queue)]

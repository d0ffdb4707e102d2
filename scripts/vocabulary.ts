// What a file may be called. In a domain a name says what the file holds, so that a reader knows where to look and a
// wall knows what may be imported; a new kind of file is a decision, and goes in docs/decisions first.
const kinds = ['values', 'schema', 'status', 'policy', 'copy', 'tags', 'queries', 'commands', 'emails', 'actions']
const domains = ['lessons', 'gatherings', 'questions', 'bundles', 'people', 'sites', 'insight']
// What recognises people in a text is no domain and no part of the platform: docs/decisions/0007.
const rooms = [...domains, 'platform', 'privacy-scan', 'testing']
/** Names that say nothing about what is inside; some say something with a word before them. */
const empty = ['util', 'utils', 'helper', 'helpers', 'manager', 'service', 'services']
const emptyAlone = [...empty, 'data', 'common', 'misc', 'shared', 'lib']

// `queries.ts`, or split by noun `queries-feed.ts`, and beside each its test.
const domainFile = new RegExp(`^(?:${kinds.join('|')})(?:-[a-z]+)*(?:\\.test\\.tsx?|\\.ts)$`)

/** What is wrong with these paths, a sentence each. */
export function breaches(files: string[]): string[] {
  return files.flatMap((file) => {
    const folders = file.split('/')
    const name = folders.pop() ?? ''
    const [top, room] = folders
    const found: string[] = []
    if (top === 'lib' && !rooms.includes(room ?? '')) found.push(`${file}: lib heeft alleen de kamers ${rooms.join(', ')}.`)
    else if (top === 'lib' && domains.includes(room ?? '') && (folders.length > 2 || !domainFile.test(name))) {
      found.push(`${file}: in lib/${room} heet een bestand naar wat het bevat: ${kinds.join(', ')}, eventueel met -woord.`)
    }
    const [stem = ''] = name.split('.')
    if (stem.split('-').some((word) => empty.includes(word)) || [stem, ...folders.slice(1)].some((word) => emptyAlone.includes(word))) {
      found.push(`${file}: deze naam zegt niet wat erin zit.`)
    }
    if (/^index\.tsx?$/.test(name) && file !== 'db/schema/index.ts') found.push(`${file}: alleen db/schema heeft een verzamelbestand.`)
    return found
  })
}

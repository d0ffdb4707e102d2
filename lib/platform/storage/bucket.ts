import { bucketRequests, SourceFault, textOf, type Answer, type BucketSettings, type Patience } from './bucket-requests.ts'
import { checkStorageKey, digitsOf, StorageAway, StorageFull, storageKeyPattern, type FileStore, type StoreFault } from './store.ts'

// A bucket may hold other things beside ours, such as backups.
const prefix = 'files/'
const hashHeader = 'x-amz-meta-sha256'
const fullCodes = /^(?:.*Quota.*|InsufficientStorage|XMinioStorageFull|.*StorageFull|EntityTooLarge)$/

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

/** The text of the first element of a name. The answers of S3 are flat, and our keys need no more than this. */
function element(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return found === undefined ? undefined : decoded(found)
}

/** What an error says, and by that whose fault it is. */
async function faultOf(answer: Answer): Promise<StorageFull | StorageAway> {
  const code = element(await textOf(answer), 'Code') ?? ''
  if (answer.status === 507 || fullCodes.test(code)) return new StorageFull(`${answer.status} ${code}`)
  return new StorageAway(`the storage of files refused: ${answer.status} ${code}`)
}

const setting = (name: string, remedy: string): StoreFault => ({ kind: 'setting', setting: name, remedy })

function settingAtFault(status: number, code: string): StoreFault {
  switch (code) {
    case 'InvalidAccessKeyId':
      return setting('S3_ACCESS_KEY_ID', 'is bij de opslag niet bekend: neem de sleutel over zoals de opslag hem gaf')
    case 'SignatureDoesNotMatch':
      return setting(
        'S3_SECRET_ACCESS_KEY',
        'past niet bij S3_ACCESS_KEY_ID, of die is niet bekend, of S3_REGION is een andere: neem alle drie opnieuw over',
      )
    case 'NoSuchBucket':
      return setting('S3_BUCKET', 'bestaat niet bij deze opslag: maak de bucket, niet openbaar, of verbeter de naam')
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return setting('S3_REGION', 'is niet de regio van deze bucket: neem de regio over die de opslag noemt')
    case 'RequestTimeTooSkewed':
      return setting('S3_ENDPOINT', 'weigert omdat de klok van deze machine niet gelijk loopt: zet de klok gelijk')
    case 'AccessDenied':
      return setting('S3_ACCESS_KEY_ID', 'mag niet in S3_BUCKET: geef deze sleutel het recht te lezen, te schrijven, te wissen en te tonen')
    default:
      return setting('S3_ENDPOINT', `antwoordt niet als S3 (${status} ${code}): controleer het adres en S3_PATH_STYLE`.replace(' )', ')'))
  }
}

/** Files in a bucket of an S3-compatible server. The bucket is private: readers come through the portal. */
export function bucketStore(settings: BucketSettings, patience?: Partial<Patience>): FileStore {
  const ask = bucketRequests(settings, patience)
  const pathOf = (key: string) => prefix + checkStorageKey(key)
  return {
    place: `de bucket ${settings.bucket} op ${new URL(settings.endpoint).host}`,

    put: async (key, source) => {
      const path = pathOf(key)
      const headers = { 'content-type': 'application/octet-stream', [hashHeader]: source.sha256 }
      try {
        const answer = await ask({ method: 'PUT', path, headers, source })
        if (answer.status !== 200) throw await faultOf(answer)
        await textOf(answer)
      } catch (fault) {
        // Not every server throws away what did not come to its end.
        if (fault instanceof SourceFault) await textOf(await ask({ method: 'DELETE', path })).catch(() => undefined)
        throw fault
      }
    },

    read: async (key) => {
      const answer = await ask({ method: 'GET', path: pathOf(key) })
      if (answer.status === 200) {
        const sha256 = answer.headers[hashHeader]
        return {
          bytes: Number(answer.headers['content-length']),
          sha256: typeof sha256 === 'string' ? sha256 : undefined,
          stream: answer.body,
        }
      }
      const said = await textOf(answer)
      if (answer.status === 404 && element(said, 'Code') === 'NoSuchKey') return undefined
      throw new StorageAway(`the storage of files refused: ${answer.status} ${element(said, 'Code') ?? ''}`)
    },

    remove: async (key) => {
      const answer = await ask({ method: 'DELETE', path: pathOf(key) })
      const said = await textOf(answer)
      // Some answer 404 when there is nothing to remove, as S3 itself does not.
      const gone = answer.status === 404 && element(said, 'Code') === 'NoSuchKey'
      if (answer.status >= 300 && !gone)
        throw new StorageAway(`the storage of files refused: ${answer.status} ${element(said, 'Code') ?? ''}`)
    },

    list: async function* (part) {
      const below = part === undefined ? prefix : prefix + digitsOf(part)
      for (let token: string | undefined = ''; token !== undefined;) {
        const query = { 'list-type': '2', prefix: below, ...(token && { 'continuation-token': token }) }
        const answer: Answer = await ask({ method: 'GET', path: '', query })
        if (answer.status !== 200) throw await faultOf(answer)
        const page = await textOf(answer)
        for (const [, item = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const key = (element(item, 'Key') ?? '').slice(prefix.length)
          if (!storageKeyPattern.test(key)) continue
          yield { key, bytes: Number(element(item, 'Size')), changedAt: new Date(element(item, 'LastModified') ?? '') }
        }
        token = element(page, 'IsTruncated') === 'true' ? element(page, 'NextContinuationToken') : undefined
      }
    },

    // A server keeps nothing of what did not come to its end.
    removeHalf: () => Promise.resolve(0),

    check: async () => {
      try {
        const answer = await ask({ method: 'GET', path: '', query: { 'list-type': '2', prefix, 'max-keys': '1' } })
        const said = await textOf(answer)
        if (answer.status === 200 && said.includes('<ListBucketResult')) return undefined
        return settingAtFault(answer.status, element(said, 'Code') ?? '')
      } catch (fault) {
        if (fault instanceof StorageAway) return { kind: 'away' }
        throw fault
      }
    },
  }
}

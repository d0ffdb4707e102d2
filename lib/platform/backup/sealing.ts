import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { ByteReader } from './byte-reader.ts'
import { BackupRefusal } from './refusal.ts'

/*
 * A sealed archive: a head (mark, salt, check of the key), then frames of AES-256-GCM. The number of a frame and whether
 * it is the last one are in its nonce, and the head is part of what each tag vouches for: a frame that is changed, moved,
 * repeated or left off is found.
 */
const mark = Buffer.from('proeftuin-backup-1\n')
const saltBytes = 16
const checkBytes = 16
const tagBytes = 16
const frameBytes = 256 * 1024
const shortestKey = 20

export const headBytes = mark.length + saltBytes + checkBytes

export const isSealed = (head: Buffer): boolean => head.subarray(0, mark.length).equals(mark)

/** Refuses a key that could be guessed. */
export function checkKey(key: string | undefined): void {
  if (key !== undefined && key.length < shortestKey) throw new BackupRefusal('weak_key')
}

// A fresh salt per archive makes a fresh key, so counting frames from nought never repeats a nonce.
const keyOf = (key: string, salt: Buffer) => scryptSync(key, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
const checkOf = (key: Buffer) => createHmac('sha256', key).update('check').digest().subarray(0, checkBytes)

function nonceOf(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(frame, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Encrypts a stream. For `pipeline`. */
export function seal(secret: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const salt = randomBytes(saltBytes)
    const key = keyOf(secret, salt)
    const head = Buffer.concat([mark, salt, checkOf(key)])
    yield head
    let frame = 0
    const close = (plain: Buffer, last: boolean): Buffer => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame++, last)).setAAD(head)
      const size = Buffer.alloc(5)
      size.writeUInt32BE(plain.length)
      size[4] = last ? 1 : 0
      return Buffer.concat([size, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    }
    const reader = new ByteReader(source)
    let plain = await reader.upTo(frameBytes)
    for (;;) {
      const next = plain.length < frameBytes ? Buffer.alloc(0) : await reader.upTo(frameBytes)
      yield close(plain, next.length === 0)
      if (next.length === 0) return
      plain = next
    }
  }
}

/**
 * Decrypts a sealed stream. For `pipeline`.
 * @throws BackupRefusal when the key is not the right one, or a byte was changed, moved or left off
 */
export function unseal(secret: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const reader = new ByteReader(source)
    const head = await reader.exactly(headBytes)
    const key = keyOf(secret, head.subarray(mark.length, mark.length + saltBytes))
    if (!timingSafeEqual(checkOf(key), head.subarray(mark.length + saltBytes))) throw new BackupRefusal('wrong_key')
    for (let frame = 0, last = false; !last; frame++) {
      const size = await reader.exactly(5)
      const length = size.readUInt32BE()
      last = size[4] === 1
      if (length > frameBytes || (size[4] ?? 0) > 1) throw new BackupRefusal('changed')
      const closed = await reader.exactly(length)
      const opener = createDecipheriv('aes-256-gcm', key, nonceOf(frame, last)).setAAD(head)
      opener.setAuthTag(await reader.exactly(tagBytes))
      try {
        yield Buffer.concat([opener.update(closed), opener.final()])
      } catch {
        throw new BackupRefusal('changed')
      }
    }
    if ((await reader.upTo(1)).length > 0) throw new BackupRefusal('changed')
  }
}

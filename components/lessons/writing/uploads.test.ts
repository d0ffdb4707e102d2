import { afterEach, expect, test, vi } from 'vitest'
import { uploadLimits } from '#lib/platform/uploads.ts'
import { uploadFile, uploadImageTo } from '#components/lessons/writing/uploads.ts'

const sent = vi.fn<typeof fetch>()
afterEach(() => {
  vi.unstubAllGlobals()
  sent.mockReset()
})

const file = (name: string, type: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type })

test('a file that is too large is refused before it is sent, at the limit of the server', async () => {
  vi.stubGlobal('fetch', sent.mockResolvedValue(new Response('{"message":"Aangekomen."}', { status: 422 })))
  expect(await uploadFile('les', file('groot.pdf', 'application/pdf', uploadLimits.documentBytes + 1))).toMatchObject({
    error: expect.stringContaining('te groot') as string,
  })
  expect(sent).not.toHaveBeenCalled()
  expect(await uploadFile('les', file('past.pdf', 'application/pdf', uploadLimits.documentBytes))).toEqual({ error: 'Aangekomen.' })
})

test('a document in the place of an image is refused with where it belongs, and does not stay behind', async () => {
  vi.stubGlobal('fetch', sent)
  const asked = { error: expect.stringMatching(/Kies een jpg, png of webp.+ bijlage/) as string }
  expect(await uploadImageTo('les')(file('brief.pdf', 'application/pdf'))).toEqual(asked)
  expect(sent).not.toHaveBeenCalled()

  sent.mockResolvedValueOnce(Response.json({ id: 'bestand', kind: 'document' }, { status: 201 }))
  sent.mockResolvedValueOnce(new Response(null, { status: 204 }))
  expect(await uploadImageTo('les')(file('brief.png', 'image/png'))).toEqual(asked)
  expect(sent).toHaveBeenLastCalledWith('/api/bestanden?bestand=bestand', { method: 'DELETE' })
})

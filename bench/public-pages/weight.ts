// What a page weighs for a first reader: the page, everything it names, and how many requests that is.

export type Weight = { html: number; styles: number; scripts: number; images: number; fonts: number; requests: number }

async function bytesOf(address: string): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const length = Number(answer.headers.get('content-length'))
  return { bytes: length, text: await answer.text() }
}

/** Weighs a page with its stylesheets, scripts, images and the fonts that are fetched at once, compressed by gzip. */
export async function weigh(origin: string, path: string): Promise<Weight> {
  const page = await bytesOf(origin + path)
  const weight: Weight = { html: page.bytes, styles: 0, scripts: 0, images: 0, fonts: 0, requests: 1 }
  const named = (pattern: RegExp) => [
    ...new Set([...page.text.matchAll(pattern)].flatMap(([, address]) => (address ? [address.replaceAll('&amp;', '&')] : []))),
  ]
  const add = async (kind: 'styles' | 'scripts' | 'images' | 'fonts', addresses: string[]) => {
    for (const address of addresses.filter((one) => one.startsWith('/'))) {
      weight[kind] += (await bytesOf(origin + (address.split('#', 1)[0] ?? ''))).bytes
      weight.requests += 1
    }
  }
  await add('styles', named(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g))
  await add('scripts', named(/<script\b[^>]*\bsrc="([^"]+)"/g))
  await add('fonts', named(/<link\b[^>]*\bhref="([^"]+\.woff2)"/g))
  const images = [
    ...named(/<img\b[^>]*\bsrc="([^"]+)"/g),
    ...named(/<use\b[^>]*\bhref="([^"#]+)/g),
    ...named(/<link\b[^>]*\brel="icon"[^>]*\bhref="([^"]+)"/g),
  ]
  await add('images', [...new Set(images)])
  return weight
}

// The only script of a public page. Everything on the page works without it; it adds what a plain document cannot do.
const page = document.documentElement

// The pages are the same for everyone. This cookie holds no secret: it only says which of two links to show.
if (/(?:^|; )ingelogd=1(?:;|$)/.test(document.cookie)) page.dataset.signedIn = ''
page.dataset.script = ''

/** Says in the region beside the button what happened, for eyes and ears. */
function say(button, sentence) {
  const region = button.parentElement?.querySelector('[role="status"]')
  if (region) region.textContent = sentence
}

async function copyAddress(button) {
  const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split('#')[0]
  try {
    await navigator.clipboard.writeText(address)
    say(button, 'De link is gekopieerd.')
  } catch {
    // Not allowed, or no https: then the reader copies it by hand.
    say(button, `Kopiëren lukt niet. Dit is de link: ${address}`)
  }
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-press]') : null
  if (button?.dataset.press === 'print') print()
  if (button?.dataset.press === 'copy') void copyAddress(button)
})

// A link that is pointed at is fetched beforehand; only public pages, once each, and not for who saves data.
const ahead = /^\/(?:lessen|bijeenkomsten|proeftuinen|regios)(?:\/[a-z0-9-]+)?$/
const fetched = new Set([location.pathname])

function fetchAhead(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!link || link.origin !== location.origin || !ahead.test(link.pathname) || fetched.has(link.pathname + link.search)) return
  if (navigator.connection?.saveData) return
  fetched.add(link.pathname + link.search)
  const hint = document.createElement('link')
  hint.rel = 'prefetch'
  hint.href = link.href
  document.head.append(hint)
}

document.addEventListener('pointerover', fetchAhead, { passive: true })
document.addEventListener('focusin', fetchAhead)

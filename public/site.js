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

// What may be meant, while somebody types in a search box: a list of links under it. Enter still searches.
for (const box of document.querySelectorAll('input[data-suggest]')) {
  const [said, list] = box.closest('form')?.querySelector('[role="status"] + ul')?.parentElement?.children ?? []
  if (!said || !list) continue
  let asked = 0
  let waiting
  const close = () => {
    asked += 1
    list.hidden = true
    said.textContent = ''
  }
  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ kind, title, address }) => {
        const link = Object.assign(document.createElement('a'), { href: address, textContent: title })
        link.append(Object.assign(document.createElement('small'), { textContent: kind }))
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
    list.hidden = found.length === 0
    said.textContent = found.length === 1 ? '1 suggestie' : found.length > 0 ? `${found.length} suggesties` : ''
  }
  const ask = async () => {
    const mine = ++asked
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(box.value.trim())}`)
      const found = answer.ok ? await answer.json() : []
      // An answer that comes late is about what was typed before.
      if (mine === asked) show(found)
    } catch {
      close()
    }
  }
  box.addEventListener('input', () => {
    clearTimeout(waiting)
    if (box.value.trim().length < 2) close()
    else waiting = setTimeout(() => void ask(), 150)
  })
  box.form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      close()
      box.focus()
    }
    if (list.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    const stops = [box, ...list.querySelectorAll('a')]
    const next = stops[stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  box.form.addEventListener('focusout', (event) => {
    if (!box.form.contains(event.relatedTarget)) close()
  })
}

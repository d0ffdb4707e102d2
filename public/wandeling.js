// Only on the pages of the Inspiratiebundel. Where somebody has been stays in this browser: nothing is sent anywhere.
const key = 'inspiratiebundel'
const mostPlaces = 200

function placesBeen() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((place) => typeof place === 'string') : []
  } catch {
    // Not allowed, or not ours: then the path is new each time.
    return []
  }
}

function keep(places) {
  try {
    localStorage.setItem(key, JSON.stringify(places.slice(-mostPlaces)))
  } catch {
    // Full or not allowed.
  }
}

const here = location.pathname
const been = placesBeen()
if (/^\/inspiratiebundel\/[a-z0-9-]+\/[a-z0-9-]+$/.test(here) && !been.includes(here)) keep([...been, here])

/** Marks the links to where somebody has been, for eyes and ears. */
function mark() {
  let count = 0
  for (const link of document.querySelectorAll('a[href^="/inspiratiebundel/"]')) {
    if (!been.includes(link.getAttribute('href')) || link.closest('header, footer')) continue
    count++
    link.dataset.been = ''
    const words = document.createElement('span')
    words.textContent = ' (gelezen)'
    words.dataset.beenWords = ''
    link.append(words)
  }
  const forget = document.querySelector('[data-forget]')
  if (forget) forget.hidden = count === 0
}
mark()

document.querySelector('[data-forget] button')?.addEventListener('click', () => {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
  for (const words of document.querySelectorAll('[data-been-words]')) words.remove()
  for (const link of document.querySelectorAll('[data-been]')) delete link.dataset.been
  document.querySelector('[data-forget]').hidden = true
})

const clock = document.querySelector('[data-timer]')
let ticking
clock?.addEventListener('click', () => {
  const shows = document.querySelector('[data-timer-shows]')
  const says = document.querySelector('[data-timer-says]')
  const ends = Date.now() + Number(clock.dataset.timer) * 60_000
  clearInterval(ticking)
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1_000))
    shows.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    if (left > 0) return
    clearInterval(ticking)
    says.textContent = 'De tijd is om.'
  }
  says.textContent = 'De klok loopt.'
  ticking = setInterval(tick, 500)
  tick()
})

// A page stands before its script runs, and when that comes it writes the text of a field again as it was sent: what somebody
// had changed in it by then is put back. Only the first time, and only where the script was not there yet.
const seen = new WeakSet()
const isAwake = (field) => Object.keys(field).some((key) => key.startsWith('__react'))

document.addEventListener('input', ({ target: field }) => {
  if (!(field instanceof HTMLTextAreaElement) || seen.has(field) || isAwake(field)) return
  seen.add(field)
  let { value, selectionStart, selectionEnd } = field
  const keep = () => ({ value, selectionStart, selectionEnd } = field)
  field.addEventListener('input', keep)
  new MutationObserver((_changes, observer) => {
    observer.disconnect()
    field.removeEventListener('input', keep)
    if (field.value === value) return
    field.value = value
    field.setSelectionRange(selectionStart, selectionEnd)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }).observe(field, { childList: true })
})

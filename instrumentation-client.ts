// Runs in the browser before anything of the portal. Schemas try whether they may make code out of words, which our content
// security policy forbids and reports each time: told beforehand that they may not, they do not try. (zod's own switch,
// set where it looks for it, so that pages without schemas do not get the library.)
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

/* The walls of the house. Each name says what may not be; docs/decisions/0003 says why. */
const test = '\\.test\\.tsx?$|\\.fixture\\.ts$'
const wall = (name, from, to) => ({ name, severity: 'error', from, to })
// Files of a domain by what they hold; lib/platform, lib/privacy-scan and lib/testing have no files with these names.
const holding = (...names) => `^lib/([^/]+)/(${names.join('|')})[a-z-]*\\.ts$`
const inPlatform = '^lib/(platform|privacy-scan|testing)/'

module.exports = {
  forbidden: [
    wall('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    wall('db-imports-nothing-of-ours', { path: '^db/', pathNot: `^db/seed/|${test}` }, { path: '^(app|components|lib|scripts)/' }),
    wall('seed-imports-no-screen', { path: '^db/seed/' }, { path: '^(app|components|scripts)/' }),
    wall('lib-imports-no-screen', { path: '^lib/' }, { path: '^(app|components|scripts|e2e)/' }),
    wall('components-import-no-route', { path: '^components/' }, { path: '^app/' }),
    wall(
      'screens-never-touch-db-commands-emails',
      { path: '^(app|components)/', pathNot: test },
      { path: `^db/|${holding('commands', 'emails')}` },
    ),
    wall(
      'components-get-data-as-props',
      { path: '^components/', pathNot: test },
      { path: holding('queries'), dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'ui-knows-no-domain',
      { path: '^components/(ui|layout|rich-text)/', pathNot: test },
      { path: '^lib/', pathNot: inPlatform, dependencyTypesNot: ['type-only'] },
    ),
    wall('platform-knows-no-domain', { path: '^lib/platform/', pathNot: test }, { path: '^lib/', pathNot: inPlatform }),
    wall(
      'only-actions-queries-platform-know-next',
      { path: '^lib/', pathNot: `${inPlatform}|${holding('actions', 'queries')}` },
      { path: '(^|/)node_modules/next(-auth)?/' },
    ),
    wall(
      'words-and-rules-run-anywhere',
      { path: holding('values', 'schema', 'status', 'policy', 'copy', 'tags'), pathNot: test },
      { path: '^db/|(^|/)node_modules/(drizzle-orm|next|postgres)/', dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'domains-meet-at-their-doors',
      { path: '^lib/([^/]+)/', pathNot: `${inPlatform}|${test}` },
      { path: holding('values', 'schema', 'copy', 'tags', 'emails', 'actions'), pathNot: '^lib/$1/', dependencyTypesNot: ['type-only'] },
    ),
    // Reading input takes a library of 32 kB by gzip, which no browser needs: lists and limits stand in files without it. A browser
    // that has to read what it kept fetches it then.
    wall(
      'words-and-rules-need-no-reader',
      { path: holding('values', 'status', 'policy', 'copy', 'tags'), pathNot: test },
      { path: `${holding('schema')}|(^|/)node_modules/zod/`, dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'components-read-no-input',
      { path: '^components/', pathNot: test },
      { path: `${holding('schema')}|(^|/)node_modules/zod/`, dependencyTypesNot: ['type-only', 'dynamic-import'] },
    ),
    wall('privacy-scan-runs-anywhere', { path: '^lib/privacy-scan/', pathNot: test }, { pathNot: '^lib/privacy-scan/' }),
    wall(
      'no-tests-in-the-product',
      { pathNot: `${test}|^(bench|e2e|lib/testing|prove)/|config\\.ts$` },
      { path: `^bench/|^prove/|^lib/testing/|^e2e/|${test}` },
    ),
    wall('nothing-unresolved', {}, { couldNotResolve: true, path: '^[#.]' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}

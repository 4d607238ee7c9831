/**
 * The floors of the house, from the ground up (docs/decisions/0029): an import stays on its floor or goes down. `npm run lint`
 * holds them, and that nothing imports in a circle.
 */
export const floors = [
  ['core', 'text', 'time', 'tabular', 'config', 'log', 'host', 'security', 'locale', 'paths'],
  ['reference'],
  ['campaign'],
  ['recipient'],
  ['letter', 'directory'],
  ['channel', 'post', 'statement'],
  ['db'],
  ['mail'],
  ['confirmation'],
  ['signature'],
  ['content'],
  ['documents'],
  ['participation', 'jobs'],
  ['context'],
  ['ui'],
  ['pages', 'enhance'],
  ['cli'],
]

const single = {
  db: ['^db/'],
  paths: ['^app/paths[.]ts$'],
  context: ['^app/(?:context|create-context[.]server|remix-context)[.]ts$'],
  pages: ['^app/pages/', '^app/(?:root|entry[.]server)[.]tsx$', '^app/routes[.]ts$'],
}
const pathsOf = (folders) => folders.flatMap((folder) => single[folder] ?? [`^app/${folder}/`])

const tests = '[.](?:test|fixture|setup)[.]tsx?$|^db/testing/|^tests/|^bench/'

/** x.ts is pure, but for commands, custom elements and route modules without a view. */
const pureFile = '^app/(?!cli/|enhance/|remix-context)(?!.*-route[.]ts$)(?!.*[.](?:server|d)[.]ts$).*[.]ts$'
const purePackages =
  'zod|yaml|diff|tldts|i18next|mdast|@types/mdast|mdast-util-from-markdown|mdast-util-gfm-footnote|micromark-extension-gfm-footnote|csv-parse|csv-stringify|lru-cache'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { pathNot: tests }, to: { circular: true } },
    ...floors.slice(0, -1).map((floor, index) => ({
      name: `floor-of-${floor[0]}`,
      comment: 'An import stays on its floor or goes down.',
      severity: 'error',
      from: { path: pathsOf(floor), pathNot: tests },
      to: { path: floors.slice(index + 1).flatMap(pathsOf) },
    })),
    {
      name: 'pure-files-touch-nothing',
      comment: 'x.ts is pure; what touches the world is x.server.ts.',
      severity: 'error',
      from: { path: pureFile, pathNot: tests },
      to: { path: '[.]server[.]ts$|[.]tsx$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-use-pure-packages',
      severity: 'error',
      from: { path: pureFile, pathNot: tests },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: `node_modules/(?:${purePackages})/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'views-take-props',
      comment: 'x.tsx takes props and gives HTML; only a route module reads.',
      severity: 'error',
      from: {
        path: '^app/.*[.]tsx$',
        pathNot: [tests, 'route[.]tsx$', '^app/(?:root|entry[.]server)[.]tsx$'],
      },
      to: { path: '[.]server[.]ts$|^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-browser-gets-pure-code',
      severity: 'error',
      from: { path: '^app/enhance/', pathNot: tests },
      to: { pathNot: '^app/enhance/|^app/[^/]+/(?!.*[.](?:server|d)[.]ts$).*[.]ts$' },
    },
    { name: 'tests-stay-out', severity: 'error', from: { pathNot: tests }, to: { path: tests } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}

import { floors, floorsClosedTo, packagesOfDomain, topicRanks, topicsClosedTo } from './layers.js';

/** @param {string} floor */
const folderOf = (floor) => (floor === 'routes' ? '^src/routes/' : `^src/lib/${floor}/`);

const floorRules = Object.keys(floors).map((floor) => ({
  name: `floor-${floor}`,
  comment: `${floor} may import ${['itself', ...(floors[floor] ?? [])].join(', ')} only (layers.js). Move the shared part down, or pass it in from boot.ts.`,
  severity: 'error',
  from: { path: folderOf(floor) },
  to: { path: floorsClosedTo(floor).map(folderOf) }
}));

const topicRules = topicRanks
  .flat()
  .filter((topic) => topicsClosedTo(topic).length > 0)
  .map((topic) => ({
    name: `topic-${topic}`,
    comment: `domain/${topic} stands below what it imports here (layers.js). Let the higher topic import this one, or move the shared part down.`,
    severity: 'error',
    from: { path: `^src/lib/domain/${topic}/` },
    to: { path: topicsClosedTo(topic).map((other) => `^src/lib/domain/${other}/`) }
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floorRules,
    ...topicRules,
    {
      name: 'topic-without-rank',
      comment: 'This folder of the domain has no rank yet. Give it one in topicRanks of layers.js.',
      severity: 'error',
      from: {},
      to: { path: '^src/lib/domain/[^/]+/', pathNot: `^src/lib/domain/(${topicRanks.flat().join('|')})/` }
    },
    {
      name: 'domain-packages',
      comment: 'The domain is pure: it may use the packages named in packagesOfDomain of layers.js only.',
      severity: 'error',
      from: { path: '^src/lib/domain/' },
      to: {
        dependencyTypesNot: ['local', 'localmodule', 'aliased', 'aliased-subpath-import'],
        pathNot: `^node_modules/(${packagesOfDomain.join('|')})/`
      }
    },
    {
      name: 'boot-is-the-top',
      comment:
        'boot.ts sees every floor, so no floor but the routes may see boot.ts. Take what you need as an argument.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/routes/', '^src/lib/boot[^/]*\\.ts$'] },
      to: { path: '^src/lib/boot\\.ts$' }
    },
    {
      name: 'tests-stay-outside',
      comment: 'Shipped code must not import tests or test support.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' }
    },
    {
      name: 'no-circle-of-modules',
      comment: 'These modules import each other in a circle. Move what both need into a third file below them.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    {
      name: 'no-circle-of-folders',
      comment:
        'These folders import each other in a circle. Decide which one stands below, and move the file that points up.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/' },
      to: { circular: true }
    },
    {
      name: 'no-unresolved',
      comment: 'This import leads nowhere. Spell the file out, with its extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$app/|\\$service-worker|\\./\\$types|https:)' }
    }
  ],
  options: {
    // Tests look at every floor and would close many a circle; shipped code may still not import their support.
    doNotFollow: { path: ['node_modules', '^tests/'] },
    exclude: { path: ['^\\.svelte-kit/', '\\.test\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts']
    }
  }
};

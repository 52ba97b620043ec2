// Which way imports may go (house.md, rules 1 and 2). A break fails `npm run check`.

/** The stairs, from the ground up. Rooms on one step do not import from each other. Some are still to be built. */
const stairs = [
  ['platform'],
  ['people'],
  ['records'],
  ['delivery'],
  ['postcards'],
  ['tables'],
  ['registrations'],
  ['meetings', 'mentoring', 'exchanges'],
  ['priorities'],
  ['evaluations'],
  ['digests'],
];

const oneOf = (rooms) => `^libs/(${rooms.join('|')})/`;

/** Nobody looks up the stairs, or sideways on one step. */
const oneWay = stairs.flatMap((step, height) =>
  step.map((room) => ({
    name: `stairs-${room}`,
    comment: `${room} stands below or beside these rooms: what it needs from them, they tell it through a small interface of its own.`,
    severity: 'error',
    from: { path: `^libs/${room}/` },
    to: { path: oneOf([...step.filter((other) => other !== room), ...stairs.slice(height + 1).flat(), 'none']) },
  })),
);

export default {
  forbidden: [
    ...oneWay,
    {
      name: 'room-on-no-step',
      comment: 'A room stands on a step: write it into the stairs above, the package.json imports and house.md.',
      severity: 'error',
      from: { path: '^libs/', pathNot: oneOf(stairs.flat()) },
      to: {},
    },
    {
      name: 'front-door-only',
      comment: 'A room is entered through its index.ts, so that the rest may change without asking anybody.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'door-by-name',
      comment: 'Another room is imported as #room: a relative path across rooms hides which way it goes.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'no-way-round',
      comment: 'Inside a room, its own index.ts is a way round that ends in a circle.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/$1/index\\.ts$' },
    },
    {
      name: 'no-circle',
      comment: 'A circle at run time means that one of two files sees nothing of the other. Types, and relations between entities, are none.',
      severity: 'error',
      from: {},
      to: { circular: true, via: { pathNot: '\\.entity\\.ts$' }, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libs-below-apps',
      comment: 'Rooms do not know which doors they are opened through.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-by-graphql-only',
      comment: 'The web app knows the schema and nothing else of the server.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: ['^libs/', '^apps/(api|worker|local)/', '^test/'] },
    },
    {
      name: 'server-without-web',
      comment: 'The server serves what the web build wrote, and loads none of it.',
      severity: 'error',
      from: { path: '^(libs|test|apps/(api|worker|local))/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'no-tests-in-apps',
      comment: 'What runs in production does not lean on tests; local mode may load the sample region.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.tsx?$', '^apps/local/sample\\.ts$'] },
      to: { path: '^test/' },
    },
    {
      name: 'sample-only',
      comment: 'Of the tests, local mode loads the sample region and nothing else.',
      severity: 'error',
      from: { path: '^apps/local/sample\\.ts$' },
      to: { path: '^test/', pathNot: '^test/sample/' },
    },
    {
      name: 'declared',
      comment: 'An import that no package.json declares works by luck.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'found',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?'] },
    },
    {
      name: 'tools-stay-home',
      comment: 'What runs in production is in dependencies, not in devDependencies.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['\\.spec\\.tsx?$', '^apps/web/(codegen|vite\\.config)\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^apps/web/src/gql/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['types', 'import', 'node', 'default'], exportsFields: ['exports'], mainFields: ['module', 'main', 'types'] },
  },
};

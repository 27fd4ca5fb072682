// Which part may import which. The data flows one way, and so do imports: nothing lower knows anything higher.
// The table below is the rule; docs/ARCHITECTURE.md tells it in words.

/** Each folder of src, and the other folders of src that it may import. */
const MAY_IMPORT = {
  domain: [],
  contract: ['domain'],
  policy: ['domain'],
  store: ['domain', 'policy'],
  vault: ['domain', 'store'],
  ingest: ['domain', 'store'],
  services: ['domain', 'policy', 'store'],
  http: ['domain', 'contract', 'services', 'store'],
  jobs: ['domain', 'policy', 'store', 'ingest', 'services'],
  demo: ['domain', 'contract', 'policy', 'store', 'ingest', 'services', 'http'],
  client: ['domain', 'contract'],
  ui: ['domain', 'contract', 'client'],
  cli: ['domain', 'contract', 'policy', 'store', 'vault', 'ingest', 'services', 'http', 'jobs', 'demo'],
};

/** Packages with a home: nothing outside these folders imports them. */
const ONLY_IN = [
  { packages: 'restify', home: '^src/http/' },
  { packages: 'pg|pg-copy-streams|@electric-sql/pglite', home: '^src/store/' },
  { packages: 'jose', home: '^src/(http|demo/identity)/' },
  { packages: 'tldts|email-providers', home: '^src/domain/' },
  { packages: 'botbuilder|botbuilder-core|botframework-connector|botframework-schema', home: '^bot/adapter/' },
  { packages: 'react|react-dom|@fluentui/react-components|@fluentui/react-icons', home: '^(src/ui|tabs|addin)/' },
  { packages: '@microsoft/teams-js', home: '^tabs/teams/' },
  { packages: '@microsoft/office-js|@types/office-js', home: '^addin/office/' },
  { packages: '@azure/msal-browser', home: '^(addin/office|src/client)/' },
  { packages: 'commander|cli-progress|cli-table3', home: '^src/cli/' },
];

/** What a folder may know besides, but only as types, which are gone at run time. */
const MAY_IMPORT_TYPES = {
  // A present function takes a use case's answer and names the fields that leave the service.
  contract: ['services'],
};

/** What the bot may import of src, and who may import the bot: the entries alone. */
const BOT_MAY_IMPORT = ['domain', 'contract', 'services', 'store'];
const MAY_IMPORT_BOT = ['cli'];

/** What the files of use cases begin with. */
const USE_CASE_VERBS = 'find|read|list|search|change|import|ask|answer|complete|cancel|erase|export|preview';

const layers = Object.entries(MAY_IMPORT).flatMap(([folder, others]) => {
  const types = MAY_IMPORT_TYPES[folder] ?? [];
  return [
    {
      name: `${folder}-imports-only-what-lies-below`,
      comment: `src/${folder} may import ${others.length === 0 ? 'nothing else of src' : others.join(', ')}.`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        path: '^(src|bot|tabs|addin|manifest)/',
        pathNot: [
          `^src/(${[folder, ...others, ...types].join('|')})/`,
          ...(MAY_IMPORT_BOT.includes(folder) ? ['^bot/open-bot\\.ts$'] : []),
        ],
      },
    },
    ...types.map((other) => ({
      name: `${folder}-imports-only-types-of-${other}`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/${other}/`, dependencyTypesNot: ['type-only'] },
    })),
  ];
});

const homes = ONLY_IN.map(({ packages, home }) => ({
  name: `${packages.split('|')[0].replace(/\W/g, '')}-has-one-home`,
  comment: `${packages} may be imported only under ${home}.`,
  severity: 'error',
  from: { path: '^(src|bot|tabs|addin)/', pathNot: home },
  to: { path: `^node_modules/(@types/)?(${packages})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...homes,
    {
      name: 'bot-imports-only-what-lies-below',
      comment: `bot may import ${BOT_MAY_IMPORT.join(', ')} of src, what src/http says of its door and of the log, and the clockwork of jobs.`,
      severity: 'error',
      from: { path: '^bot/' },
      to: {
        path: '^(src|tabs|addin)/',
        pathNot: `^src/((${BOT_MAY_IMPORT.join('|')})/|http/(log|messages|run-service)\\.ts$|jobs/run-every\\.ts$)`,
      },
    },
    {
      name: 'bot-knows-of-http-only-types-and-the-log',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^src/http/', pathNot: '^src/http/log\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cards-and-words-are-pure',
      comment: 'A card is made of what a use case answered and of words: no store, no clock, no package.',
      severity: 'error',
      from: { path: '^bot/(cards|words|commands)/' },
      to: {
        path: '^(src/(store|http|policy)|bot/(?!cards/|words/|commands/)|node_modules)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'surfaces-see-the-wire-only',
      comment:
        'A tab or the pane lives in a browser: of src it knows domain, contract, client and ui, and no node: module.',
      severity: 'error',
      from: { path: '^(tabs|addin)/' },
      to: { path: '^(src|bot)/', pathNot: '^src/(domain|contract|client|ui)/' },
    },
    {
      name: 'tabs-and-pane-are-strangers',
      comment: 'What both need is in src/ui.',
      severity: 'error',
      from: { path: '^(tabs|addin)/' },
      to: { path: '^(tabs|addin)/', pathNot: '^$1/' },
    },
    {
      name: 'browser-runs-in-a-browser',
      severity: 'error',
      from: { path: '^(tabs|addin|src/client|src/ui)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'src/domain has no clock, no files, no network: only two small packages of public lists.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^node_modules/(tldts|email-providers)/' },
    },
    {
      name: 'contract-runs-on-both-sides',
      comment: 'src/contract is written for both sides: no node: module.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'use-cases-do-not-call-each-other',
      comment:
        'A use case is named by its verb. What two of them need moves down into domain or store, or, where it needs both, into a file beside them that is named by a noun.',
      severity: 'error',
      from: { path: '^src/services/' },
      to: {
        path: `^src/services/(${USE_CASE_VERBS})-`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'manifest-stands-alone',
      comment:
        'manifest/ is made and checked by a command, before anything is deployed: no running part knows it, and of what runs it knows the names alone by which Microsoft 365 asks for a part.',
      severity: 'error',
      from: { path: '^manifest/' },
      to: { path: '^(src|bot|tabs|addin)/', pathNot: '^src/contract/app-names\\.ts$' },
    },
    {
      name: 'nobody-knows-the-manifest',
      severity: 'error',
      from: { path: '^(src|bot|tabs|addin)/' },
      to: { path: '^manifest/' },
    },
    {
      name: 'demo-is-loaded-in-demo-mode-only',
      comment:
        'The stand-ins and the demo’s signer are in no process that runs in production: whoever needs src/demo imports it when it is asked for.',
      severity: 'error',
      from: { path: '^(src|bot|tabs|addin)/', pathNot: '^src/demo/' },
      to: { path: '^src/demo/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    },
    {
      name: 'main-is-imported-by-nobody',
      comment: 'The composition root joins the parts; no part knows it.',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is left over.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^src/main\\.ts$', '^addin/prepare-dates\\.ts$', '^src/demo/.*\\.js$'],
      },
      to: {},
    },
    {
      name: 'everything-is-there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-packages-in-the-product',
      severity: 'error',
      from: { path: '^(src|bot|tabs|addin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Built } from '../build.ts';
import { GERMAN_FILE } from '../unified-manifest.ts';
import { NEXT_SCHEMA_VERSION, SCHEMA_VERSION } from '../version.ts';
import { type Problem, problemsIn } from './problem.ts';

const require = createRequire(import.meta.url);

/** Microsoft's schemas, as they come with Microsoft's own package: nothing is fetched. */
const FILES = {
  [SCHEMA_VERSION]: require.resolve(
    '@microsoft/app-manifest/build/json-schemas/teams/v1.27/MicrosoftTeams.schema.json',
  ),
  [NEXT_SCHEMA_VERSION]: require.resolve(
    '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
  ),
  language: require.resolve(
    '@microsoft/app-manifest/build/json-schemas/teams/v1.27/MicrosoftTeams.Localization.schema.json',
  ),
} as const;

/** The official schemas, ready to be asked. Making them ready takes a second: once for many questions. */
export type Schemas = {
  readonly manifest: ValidateFunction;
  readonly nextManifest: ValidateFunction;
  readonly language: ValidateFunction;
  /** The places of the words in a language file: exact names, and patterns of names. */
  readonly languageKeys: { readonly names: readonly string[]; readonly patterns: readonly RegExp[] };
};

/** Reads the schemas from the installed package. */
export async function readSchemas(): Promise<Schemas> {
  const language = await readSchema(FILES.language);
  return {
    manifest: compiled(await readSchema(FILES[SCHEMA_VERSION])),
    nextManifest: compiled(await readSchema(FILES[NEXT_SCHEMA_VERSION])),
    language: compiled(language),
    languageKeys: {
      names: Object.keys(language.properties ?? {}),
      patterns: Object.keys(language.patternProperties ?? {}).map((pattern) => new RegExp(pattern)),
    },
  };
}

/** What the official schemas say: of the manifest in its own version and in the next, and of the German file. */
export function schemaProblems({ manifest, german }: Built, schemas: Schemas): readonly Problem[] {
  const next = { ...manifest, manifestVersion: NEXT_SCHEMA_VERSION };
  return [
    ...errorsOf(schemas.manifest, manifest).map(problemOf('manifest.json', SCHEMA_VERSION)),
    ...errorsOf(schemas.nextManifest, next).map(problemOf('manifest.json', NEXT_SCHEMA_VERSION)),
    ...errorsOf(schemas.language, german).map(problemOf(GERMAN_FILE, SCHEMA_VERSION)),
  ];
}

type Schema = { readonly properties?: object; readonly patternProperties?: object };

async function readSchema(file: string): Promise<Schema> {
  return JSON.parse(await readFile(file, 'utf8')) as Schema;
}

function compiled(schema: Schema): ValidateFunction {
  // Microsoft's schemas have keywords and patterns that a strict reader objects to; what they mean is clear.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function errorsOf(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

function problemOf(file: string, version: string): (error: ErrorObject) => Problem {
  const problem = problemsIn(file);
  return ({ instancePath, message = 'is not valid', params }) => {
    const named = [params['additionalProperty'], params['allowedValues'], params['allowedValue']].flat();
    const detail = named.filter((value) => value !== undefined).join(', ');
    return problem(fieldOf(instancePath), `${message}${detail === '' ? '' : `: ${detail}`} (schema ${version})`);
  };
}

/** `/bots/0/botId` as `bots[0].botId`. */
function fieldOf(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

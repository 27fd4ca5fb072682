import * as z from 'zod';
import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode, problemSchema } from './problem.ts';
import { ERRORS_OF_EVERY_ROUTE, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** JSON as it is written. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** An OpenAPI 3.1 document. */
export type OpenApi = { readonly [name: string]: Json };

/**
 * The documentation of the whole service, built from the schemas that also check what comes in: it cannot say
 * anything else than the code does.
 */
export function buildOpenApi(): OpenApi {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Acquaint',
      version: '0.1.0',
      summary: 'Who in the company knows this person, and how healthy is the relationship.',
      description: 'Answers rest on the metadata of mail and meetings only, as far as consent and sharing allow.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths: { ...pathsOf(ROUTES), ...OPEN_PATHS },
    components: {
      schemas: componentSchemas(),
      responses: problemResponses(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A Microsoft Entra ID access token.',
        },
      },
    },
  };
}

/** Each address once, with all its methods. */
function pathsOf(routes: readonly Route[]): { readonly [path: string]: Json } {
  const byPath = Map.groupBy(routes, (route) => route.path);
  return Object.fromEntries(
    [...byPath].map(([path, some]) => [
      path,
      Object.fromEntries(some.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  );
}

function operationOf(route: Route): Json {
  const codes = [...new Set([...route.errors, ...ERRORS_OF_EVERY_ROUTE])];
  const answer = { $ref: `#/components/schemas/${nameOf(route.reply)}` };
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: route.description,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body === undefined ? {} : { requestBody: bodyOf(route.body) }),
    responses: {
      '200': { description: 'The answer.', content: { 'application/json': { schema: answer } } },
      ...problemsByStatus(codes),
    },
  };
}

/** What is sent: a schema with a name stands among the components, as what is answered does. */
function bodyOf(body: z.ZodObject): Json {
  const schema = body.meta()?.id === undefined ? inlineOf(body) : { $ref: `#/components/schemas/${nameOf(body)}` };
  return { required: true, content: { 'application/json': { schema } } };
}

function inlineOf(schema: z.ZodObject): Json {
  const { $schema: _dialect, ...described } = z
    .record(z.string(), z.json())
    .parse(z.toJSONSchema(schema, { io: 'input' }));
  return described;
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.json())).default({}),
  required: z.array(z.string()).default([]),
});

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): readonly Json[] {
  const { properties, required } = objectSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    description: description ?? '',
    schema: rest,
  }));
}

function problemsByStatus(codes: readonly ProblemCode[]): { readonly [status: string]: Json } {
  const statuses = [...new Set(codes.map((code) => PROBLEM_KINDS[code].status))].sort(
    (first, second) => first - second,
  );
  return Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/${status}` }]));
}

/** One response a status, naming the codes that come with it. */
function problemResponses(): Json {
  const byStatus = Map.groupBy(PROBLEM_CODES, (code) => PROBLEM_KINDS[code].status);
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEM_KINDS[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  );
}

const definitionsSchema = z.object({ $defs: z.record(z.string(), z.json()).default({}) });

/** All named schemas that replies are made of, by name. */
function componentSchemas(): Json {
  const named = [...ROUTES.map((route) => route.reply), problemSchema].flatMap((schema) => {
    const { $defs } = definitionsSchema.parse(z.toJSONSchema(z.strictObject({ schema }), { io: 'output' }));
    return Object.entries($defs);
  });
  const text = JSON.stringify(Object.fromEntries(named.sort(([first], [second]) => first.localeCompare(second))));
  return z.json().parse(JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')));
}

function nameOf(schema: z.ZodType): string {
  const name = schema.meta()?.id;
  if (name === undefined) throw new TypeError('A reply needs a name: give its schema an id.');
  return name;
}

/** What is open to everybody: no token, nothing about people. */
const OPEN_PATHS: { readonly [path: string]: Json } = {
  '/api/openapi.json': openPath('readOpenApi', 'This document', {
    '200': jsonAnswer('OpenAPI 3.1.', { type: 'object' }),
  }),
  '/healthz': openPath('readLiveness', 'Whether the process answers', {
    '200': jsonAnswer('It does.', stateSchema('ok')),
  }),
  '/readyz': openPath('readReadiness', 'Whether the service can answer requests', {
    '200': jsonAnswer('It can.', stateSchema('ready')),
    '503': jsonAnswer('Not now: the database does not answer, or the service is ending.', {
      ...stateSchema('closing', 'database_not_answering'),
    }),
  }),
  '/metrics': openPath('readMetrics', 'Figures of the service for Prometheus', {
    '200': { description: 'Prometheus text format.', content: { 'text/plain': { schema: { type: 'string' } } } },
  }),
};

function openPath(operationId: string, summary: string, responses: { readonly [status: string]: Json }): Json {
  return { get: { operationId, summary, security: [], responses } };
}

function jsonAnswer(description: string, schema: Json): Json {
  return { description, content: { 'application/json': { schema } } };
}

function stateSchema(...states: readonly string[]): { readonly [name: string]: Json } {
  return {
    type: 'object',
    properties: { state: { type: 'string', enum: states } },
    required: ['state'],
    additionalProperties: false,
  };
}

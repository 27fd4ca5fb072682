import { useEffect, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { listNamesRoute } from '../../src/contract/directory.ts';

/** Ids the service itself uses, which no directory names. */
const WORDS: Readonly<Record<string, string>> = {
  'command line': 'somebody at the command line',
  service: 'the service',
};
const AT_ONCE = 100;

/** What an id is called; the id itself as long as that is not known. */
export type NameOf = (id: string) => string;

/** Finds out what the ids on a page are called, each once. */
export function useNames(api: Api, ids: readonly string[]): NameOf {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const missing = [...new Set(ids)].filter((id) => WORDS[id] === undefined && !names.has(id)).slice(0, AT_ONCE);
  const asked = missing.join(',');
  useEffect(() => {
    if (asked === '') return;
    const ending = new AbortController();
    api.call(listNamesRoute, { query: { ids: asked }, signal: ending.signal }).then(
      ({ names: found }) => {
        const named = new Map(found.map(({ id, name }) => [id, name]));
        // An id that nobody has is not asked for again.
        setNames((before) => new Map([...before, ...asked.split(',').map((id) => [id, named.get(id) ?? id] as const)]));
      },
      // Without names the ids are shown: nothing is missing.
      () => undefined,
    );
    return () => ending.abort();
  }, [api, asked]);
  return (id) => WORDS[id] ?? names.get(id) ?? id;
}

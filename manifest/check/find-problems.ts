import type { Built } from '../build.ts';
import { addInProblems } from './add-in-rules.ts';
import { addressProblems } from './address-rules.ts';
import { iconProblems } from './icon-rules.ts';
import { idProblems } from './id-rules.ts';
import { languageProblems } from './language-rules.ts';
import { packageProblems } from './package-rules.ts';
import type { Problem } from './problem.ts';
import { type Schemas, schemaProblems } from './schemas.ts';
import { wordProblems } from './word-rules.ts';

/**
 * Everything that is wrong with what was built. The official schemas come first: what the other rules read must have the
 * right shape. Nothing is asked of the network.
 */
export function findProblems(built: Built, schemas: Schemas): readonly Problem[] {
  const misshapen = schemaProblems(built, schemas);
  if (misshapen.length > 0) return misshapen;
  return [
    ...idProblems(built),
    ...addressProblems(built),
    ...wordProblems(built),
    ...languageProblems(built, schemas.languageKeys),
    ...iconProblems(built),
    ...addInProblems(built),
    ...packageProblems(built),
  ];
}

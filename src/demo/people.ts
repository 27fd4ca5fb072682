import type { DemoPerson } from './identity/sign-demo-token.ts';
import {
  ANA_DUARTE,
  type CastColleague,
  HELENA_BRANDT,
  MARCUS_FELDT,
  PRIYA_NAIR,
  SOFIA_LINDQVIST,
  TENANT,
  TOM_OKAFOR,
} from './tenant/cast.ts';

/** Somebody one can be in the demo. */
export type DemoChoice = {
  /** What stands in addresses: `priya`. */
  readonly key: string;
  readonly name: string;
  readonly address: string;
  /** What the person does, and is good for trying. */
  readonly role: string;
  readonly who: Omit<DemoPerson, 'ttl'>;
};

/** Everybody one can be, in the order in which to try them. */
export const DEMO_CHOICES: readonly DemoChoice[] = [
  choice(PRIYA_NAIR),
  choice(MARCUS_FELDT),
  choice(HELENA_BRANDT),
  choice(SOFIA_LINDQVIST),
  choice(ANA_DUARTE, ['Acquaint.Administrator']),
  choice(TOM_OKAFOR),
];

/** Whom an address names, if anybody. */
export function findDemoChoice(key: string | undefined): DemoChoice | undefined {
  return DEMO_CHOICES.find((one) => one.key === key);
}

function choice(colleague: CastColleague, roles: readonly string[] = []): DemoChoice {
  const name = `${colleague.givenName} ${colleague.surname}`;
  const isGuest = colleague.department === null;
  return {
    key: colleague.givenName.toLowerCase(),
    name,
    address: colleague.address,
    role: isGuest ? `${colleague.jobTitle}, guest` : `${colleague.jobTitle}, ${colleague.department}`,
    who: { tenantId: TENANT.entraTenantId, objectId: colleague.objectId, name, roles, isGuest },
  };
}

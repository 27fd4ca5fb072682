import {
  ANA_DUARTE,
  type CastColleague,
  HELENA_BRANDT,
  MARCUS_FELDT,
  PRIYA_NAIR,
  SOFIA_LINDQVIST,
  TENANT,
  TOM_OKAFOR,
} from '../tenant/cast.ts';

/** Whom the demo tenant lends to Microsoft's Agents Playground, by the name one types. */
export const PLAYERS = {
  priya: PRIYA_NAIR,
  marcus: MARCUS_FELDT,
  helena: HELENA_BRANDT,
  sofia: SOFIA_LINDQVIST,
  ana: ANA_DUARTE,
  tom: TOM_OKAFOR,
} as const satisfies Readonly<Record<string, CastColleague>>;

/** The name one types. */
export type PlayerName = keyof typeof PLAYERS;

/** The file in which the Playground looks for its people, in the folder it is started in. */
export const PLAYGROUND_CONFIG_FILE = '.m365agentsplayground.yml';

/**
 * The Playground's configuration (schema 0.1.1, written as JSON, which is YAML) with somebody of the demo tenant in front of the screen
 * and the other five beside. Each has a chat of his own, so that several Playgrounds can talk to one bot.
 *
 * @param botId the application id that tokens for the bot name
 */
export function playgroundConfig(player: CastColleague, botId: string): string {
  const others: readonly CastColleague[] = Object.values(PLAYERS).filter((one) => one.objectId !== player.objectId);
  return `${JSON.stringify(
    {
      version: '0.1.1',
      tenantId: TENANT.entraTenantId,
      bot: { id: botId, name: 'Acquaint' },
      currentUser: userOf(player),
      users: others.map(userOf),
      personalChat: { id: `chat-${player.objectId}` },
      groupChat: { id: 'deal-room', name: 'Deal room' },
      team: {
        id: 'team',
        name: TENANT.name,
        aadGroupId: '31000000-0000-4000-8000-000000000001',
        channels: [{ id: 'announcements', name: 'Announcements' }],
      },
    },
    undefined,
    2,
  )}\n`;
}

function userOf(person: CastColleague) {
  const { objectId, givenName, surname, address } = person;
  return {
    id: `29:${objectId}`,
    name: `${givenName} ${surname}`,
    // The schema spells it so.
    userPrincipleName: address,
    aadObjectId: objectId,
    givenName,
    surname,
    email: address,
  };
}

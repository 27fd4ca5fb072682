import type { ItemPerson, OutlookItem, Place } from './outlook.ts';

type Details = Office.EmailAddressDetails;
/** While something is read its people are there; while it is written they must be asked for. */
type People = Details | readonly Details[] | Office.Recipients | Office.From | Office.Organizer | undefined | null;

/** The people on what is open in Outlook; empty when nothing is. @throws Error when Outlook does not say */
export async function readItem(item: Office.Mailbox['item'] | null): Promise<OutlookItem | undefined> {
  if (item === undefined || item === null) return undefined;
  if (item.itemType === Office.MailboxEnums.ItemType.Message) {
    const places = [placed('from', item.from), placed('to', item.to), placed('cc', item.cc)];
    return { kind: 'mail', isDraft: isAsked(item.to), people: (await Promise.all(places)).flat() };
  }
  const places = [
    placed('organiser', item.organizer),
    placed('required', item.requiredAttendees),
    placed('optional', item.optionalAttendees),
  ];
  return { kind: 'meeting', isDraft: isAsked(item.requiredAttendees), people: (await Promise.all(places)).flat() };
}

async function placed(place: Place, people: People): Promise<readonly ItemPerson[]> {
  const found = isAsked(people) ? await ask(people) : people;
  const all = isMany(found) ? found : found === undefined || found === null ? [] : [found];
  return all
    .filter(({ emailAddress, recipientType }) => Boolean(emailAddress) && recipientType !== 'distributionList')
    .map(({ emailAddress, displayName, recipientType }) => ({
      address: emailAddress,
      name: displayName || undefined,
      place,
      isInside: recipientType === 'user',
    }));
}

type Asked = { getAsync: (then: (result: Office.AsyncResult<Details | Details[]>) => void) => void };

function isAsked(people: People): people is People & Asked {
  return typeof people === 'object' && people !== null && 'getAsync' in people;
}

function isMany(found: Details | readonly Details[] | undefined | null): found is readonly Details[] {
  return Array.isArray(found);
}

function ask(people: Asked): Promise<Details | Details[]> {
  return new Promise((resolve, reject) => {
    people.getAsync(({ status, value, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
      else reject(new Error(error.message));
    });
  });
}

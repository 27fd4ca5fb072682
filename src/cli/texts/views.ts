import type { Views } from '../../services/list-views.ts';
import { momentText, numberText } from './plain.ts';
import { tableLines } from './table.ts';

type View = Views['views'][number];

/** Who was shown somebody's connections, as lines to read. */
export function viewsLines({ views, next }: Views): readonly string[] {
  if (views.length === 0) return ['Nobody was shown any of your connections in the last year.'];
  const rows = views.map((view) => [momentText(view.at), viewerText(view), aboutText(view)]);
  return [
    ...tableLines(['When', 'Who', 'About'], rows),
    ...(next === null ? [] : [`These are the newest ${numberText(views.length)}; there are more.`]),
  ];
}

function viewerText({ viewerName, viewerAddress, viewerObjectId, viewerRole }: View): string {
  if (viewerObjectId === null && viewerAddress === null) return 'the command line';
  const name = viewerName ?? viewerAddress ?? `id ${viewerObjectId}`;
  return viewerRole === 'guest' ? `${name} (guest)` : name;
}

function aboutText({ account, contactAddress }: View): string {
  return account ?? contactAddress ?? 'a contact that is not kept any more';
}

import { changeIntroducingRoute, presentIntroducing, readIntroducingRoute } from '../contract/introducing.ts';
import {
  acceptIntroductionRoute,
  askIntroductionRoute,
  cancelIntroductionRoute,
  completeIntroductionRoute,
  declineIntroductionRoute,
  listIntroductionsRoute,
  postponeIntroductionRoute,
  presentAskedOfMe,
  presentIntroduction,
  presentIntroductions,
  presentMail,
  presentOwnAsk,
  readIntroductionMailRoute,
  readIntroductionRoute,
} from '../contract/introductions.ts';
import { answerIntroduction } from '../services/answer-introduction.ts';
import { askIntroduction } from '../services/ask-introduction.ts';
import { cancelIntroduction } from '../services/cancel-introduction.ts';
import { changeIntroducing } from '../services/change-introducing.ts';
import { completeIntroduction } from '../services/complete-introduction.ts';
import { listIntroductions } from '../services/list-introductions.ts';
import { readIntroducing } from '../services/read-introducing.ts';
import { readIntroduction } from '../services/read-introduction.ts';
import { readIntroductionMail } from '../services/read-introduction-mail.ts';
import type { ApiDeps } from './api-deps.ts';
import { type Edge, mountRoute } from './mount.ts';

/** Introductions, and what a colleague is asked for as an introducer. */
export function mountIntroductions(edge: Edge, deps: ApiDeps): void {
  mountAsking(edge, deps);
  mountAnswering(edge, deps);
  mountRoute(edge, readIntroducingRoute, async ({ caller }) => presentIntroducing(await readIntroducing(deps, caller)));
  mountRoute(edge, changeIntroducingRoute, async ({ caller, body }) =>
    presentIntroducing(await changeIntroducing(deps, caller, body)),
  );
}

function mountAsking(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, askIntroductionRoute, async ({ caller, body }) =>
    presentOwnAsk(await askIntroduction(deps, caller, { ...body, blurb: body.blurb ?? '' })),
  );
  mountRoute(edge, listIntroductionsRoute, async ({ caller, query }) =>
    presentIntroductions(await listIntroductions(deps, caller, query)),
  );
  mountRoute(edge, readIntroductionRoute, async ({ caller, params }) =>
    presentIntroduction(await readIntroduction(deps, caller, params)),
  );
  mountRoute(edge, readIntroductionMailRoute, async ({ caller, params }) =>
    presentMail(await readIntroductionMail(deps, caller, params)),
  );
  mountRoute(edge, cancelIntroductionRoute, async ({ caller, params }) =>
    presentOwnAsk(await cancelIntroduction(deps, caller, params)),
  );
}

function mountAnswering(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, acceptIntroductionRoute, async ({ caller, params }) =>
    presentAskedOfMe(await answerIntroduction(deps, caller, { ...params, answer: 'accept' })),
  );
  mountRoute(edge, postponeIntroductionRoute, async ({ caller, params }) =>
    presentAskedOfMe(await answerIntroduction(deps, caller, { ...params, answer: 'later' })),
  );
  mountRoute(edge, declineIntroductionRoute, async ({ caller, params, body }) =>
    presentAskedOfMe(await answerIntroduction(deps, caller, { ...params, answer: 'decline', ...body })),
  );
  mountRoute(edge, completeIntroductionRoute, async ({ caller, params, body }) =>
    presentIntroduction(await completeIntroduction(deps, caller, { ...params, ...body })),
  );
}

import type { Built } from '../build.ts';
import { type Problem, problemsIn, repeated } from './problem.ts';

const problem = problemsIn('manifest.json');

/** Ids that must differ do, and what names something names it right. */
export function idProblems({ manifest, configuration }: Built): readonly Problem[] {
  const { appId, addInId, botId, entraAppId } = configuration;
  const [bot] = manifest.bots;
  const [messageExtension] = manifest.composeExtensions;
  return [
    ...(appId.toLowerCase() === addInId.toLowerCase()
      ? [problem('id', 'differs from the id of the add-in, or one takes the place of the other')]
      : []),
    // With one registration for both, whoever signs in holds a token that the bot takes for one of Teams.
    ...(botId.toLowerCase() === entraAppId.toLowerCase()
      ? [problem('webApplicationInfo.id', 'is another registration than that of the bot')]
      : []),
    ...(bot?.botId === messageExtension?.botId
      ? []
      : [problem('composeExtensions[0].botId', 'is the bot of bots[0]: no other one answers here')]),
    ...repeated(manifest.staticTabs.map(({ entityId }) => entityId)).map((id) =>
      problem('staticTabs', `has the entityId ${id} twice`),
    ),
    ...manifest.extensions.flatMap((extension, index) => extensionProblems(extension, index, addInId)),
  ];
}

type Extension = Built['manifest']['extensions'][number];

function extensionProblems(
  { runtimes, ribbons, alternates }: Extension,
  index: number,
  addInId: string,
): readonly Problem[] {
  const field = `extensions[${index}]`;
  const actions = runtimes.flatMap((runtime) => runtime.actions);
  const groups = ribbons.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.groups));
  const controls = groups.flatMap((group) => group.controls);
  const ids = [...actions, ...groups, ...controls].map(({ id }) => id);
  return [
    ...repeated(ids).map((id) => problem(field, `has the id ${id} twice`)),
    ...ribbons.flatMap(({ contexts, tabs }, ribbon) =>
      tabs.flatMap((tab) =>
        tab.groups.flatMap((group) =>
          group.controls.flatMap(({ id, actionId }) => {
            const control = `${field}.ribbons[${ribbon}]: the actionId of ${id}`;
            const action = actions.find((candidate) => candidate.id === actionId);
            if (!action) return [problem(control, `names an action of the runtimes; there is no ${actionId}`)];
            const inMeetings = contexts.some((context) => context.startsWith('meeting'));
            return inMeetings && action.pinnable
              ? [problem(control, `names an action that is not pinnable: Outlook has no pinning in meetings`)]
              : [];
          }),
        ),
      ),
    ),
    ...(alternates.some(({ hide }) => hide.customOfficeAddin.officeAddinId === addInId)
      ? []
      : [problem(`${field}.alternates`, `hides the add-in ${addInId}, or people see two buttons`)]),
  ];
}

import type { TabId } from '../../src/contract/app-names.ts';

/** Opens a tab of the app in Teams, at something in it: a contact's address, the id of an introduction, a section of the administration. */
export type TabLink = (tab: TabId, subPage?: string) => string;

const ENTITY = 'https://teams.microsoft.com/l/entity';

/**
 * Links into the app's tabs, by the names the manifest gives them. Teams hands the page what `subEntityId` says (`page.subPageId`); the
 * page loads it as whoever opened it, so a link shows nobody anything that was not theirs to see.
 *
 * @param teamsAppId the id of the app in the organisation's catalogue
 */
export function tabLinkOf(teamsAppId: string): TabLink {
  return (tab, subPage) => {
    if (subPage === undefined) return `${ENTITY}/${teamsAppId}/${tab}`;
    const context = encodeURIComponent(JSON.stringify({ subEntityId: subPage }));
    return `${ENTITY}/${teamsAppId}/${tab}?context=${context}`;
  };
}

import { Link, Text } from '@fluentui/react-components';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { WORDS } from './words.ts';

/** Where the own relationships are, which need no Outlook around them. */
const RELATIONSHIPS = '/tabs/relationships';

/** What stands in place of the pane when it was opened outside Outlook. @param elsewhere where to go on */
export function OutsidePage({ elsewhere }: { readonly elsewhere: string }) {
  return (
    <PageFrame title={WORDS.title}>
      <Text weight="semibold">{WORDS.outside.where}</Text>
      <Text>{WORDS.outside.how}</Text>
      <Link href={elsewhere}>{elsewhere.startsWith('/') ? WORDS.outside.demo : WORDS.outside.outlook}</Link>
      <Text>{WORDS.outside.or}</Text>
      <Link href={RELATIONSHIPS}>{WORDS.outside.relationships}</Link>
    </PageFrame>
  );
}

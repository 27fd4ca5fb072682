import { openTab } from '../teams/open-tab.tsx';
import { RelationshipsPage } from './RelationshipsPage.tsx';

await openTab(RelationshipsPage);

import { openTab } from '../teams/open-tab.tsx';
import { SettingsPage } from './SettingsPage.tsx';

await openTab(SettingsPage);

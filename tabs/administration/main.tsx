import { openTab } from '../teams/open-tab.tsx';
import { AdministrationPage } from './AdministrationPage.tsx';

await openTab(AdministrationPage);

import { openTab } from '../teams/open-tab.tsx';
import { IntroductionsPage } from './IntroductionsPage.tsx';

await openTab(IntroductionsPage);

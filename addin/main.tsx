import { openPane } from './pane/open-pane.tsx';

await openPane();

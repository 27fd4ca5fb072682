import { type ComponentProps, lazy, Suspense } from 'react';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { WORDS } from './words.ts';

/** Loaded after the first screen: a box with suggestions is a good part of Fluent. */
const Picker = lazy(() => import('./ContactPicker.tsx').then((part) => ({ default: part.ContactPicker })));

/** Finds a person or a company by typing. */
export function ContactPicker(props: ComponentProps<typeof Picker>) {
  return (
    <Suspense fallback={<LoadingLines label={WORDS.loading} lines={2} />}>
      <Picker {...props} />
    </Suspense>
  );
}

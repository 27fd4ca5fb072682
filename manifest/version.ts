/** The version of the app's package. Raise it with every upload: clients take a package only if its number is higher. */
export const APP_VERSION = '1.0.0';

/** The version of Microsoft's schema that the manifest is written in. */
export const SCHEMA_VERSION = '1.27';

/** A newer one that the manifest must be valid in, too, so that moving on is a change of one line. */
export const NEXT_SCHEMA_VERSION = '1.30';

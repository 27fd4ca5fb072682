import type { Built } from '../build.ts';
import { ICONS, type Icon, PACKAGE_ICONS } from '../icons.ts';
import { type Problem, problemsIn } from './problem.ts';
import { type Picture, readPng } from './read-png.ts';

/** How large the two icons of the package have to be. */
const PACKAGE_SIZES = { [PACKAGE_ICONS.color]: 192, [PACKAGE_ICONS.outline]: 32 };

/** The icons are there, as large as their names say, and look as the store wants them: read from the files. */
export function iconProblems({ icons, manifest }: Built): readonly Problem[] {
  const { color, outline } = manifest.icons;
  const problem = problemsIn('manifest.json');
  const named = [color, outline].filter((file) => !Object.hasOwn(PACKAGE_SIZES, file));
  return [
    ...named.map((file) => problem('icons', `names ${Object.keys(PACKAGE_SIZES).join(' and ')}, not ${file}`)),
    ...ICONS.flatMap((icon) => oneIconProblems(icon, icons.get(icon.file))),
  ];
}

function oneIconProblems({ file, size, look }: Icon, bytes: Uint8Array | undefined): readonly Problem[] {
  const problem = problemsIn(`icons/${file}`);
  if (bytes === undefined) return [problem('', 'is missing: npm run icons draws it')];
  const picture = readable(bytes);
  if (typeof picture === 'string') return [problem('', picture)];
  const { width, height } = picture;
  if (width !== size || height !== size) return [problem('', `is ${size}x${size}, not ${width}x${height}`)];
  if (look === 'outline' && !isWhiteOnNothing(picture)) return [problem('', 'is white, and transparent elsewhere')];
  if (look === 'color' && !isOnFullGround(picture)) return [problem('', 'sits on a full square of one colour')];
  return [];
}

function readable(bytes: Uint8Array): Picture | string {
  try {
    return readPng(bytes);
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'cannot be read';
  }
}

/** Every pixel is white or lets everything through; there are some of both. */
function isWhiteOnNothing({ readPixels }: Picture): boolean {
  const pixels = readPixels();
  const seen = { white: false, nothing: false };
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(at, at + 4);
    if (opacity === 0) seen.nothing = true;
    else if (Math.min(red, green, blue) < 250) return false;
    else if (opacity === 255) seen.white = true;
  }
  return seen.white && seen.nothing;
}

/** The four corners have the same colour, and nothing shows through anywhere. */
function isOnFullGround({ readPixels, width, height }: Picture): boolean {
  const pixels = readPixels();
  const colorAt = (x: number, y: number) => pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).join();
  const corners = [colorAt(0, 0), colorAt(width - 1, 0), colorAt(0, height - 1), colorAt(width - 1, height - 1)];
  return new Set(corners).size === 1 && pixels.every((value, at) => at % 4 !== 3 || value === 255);
}

import type { XmlElement } from '../xml.ts';

type Open = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
};

const NAME = '[A-Za-z_][\\w.:-]*';
const DECLARATION = /^<\?xml version="1\.0"( encoding="UTF-8")?\?>\s*/;
const TAG = new RegExp(`^<(/)?(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/)?>`);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const REFERENCE = /&(#\d+|#x[\da-fA-F]+|\w+)?;?/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the XML that manifests are written in: elements, attributes, texts and references, without comments, document types
 * and sections. Made for checking: it takes nothing that is not well-formed.
 *
 * @throws Error that says what is wrong, and in which line.
 */
export function readXml(document: string): XmlElement {
  let rest = document.replace(DECLARATION, '');
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const wrong = (message: string) => new Error(`line ${lineAt(document, rest)}: ${message}`);
  while (rest.trim() !== '') {
    const text = /^[^<]*/.exec(rest)?.[0] ?? '';
    const parent = open.at(-1);
    if (text.trim() !== '') {
      if (!parent) throw wrong('there is text outside the root');
      parent.text += unescaped(text.trim(), wrong);
    }
    rest = rest.slice(text.length);
    if (rest === '') break;
    const [tag, isEnd, name = '', written = '', isEmpty] = TAG.exec(rest) ?? [];
    if (tag === undefined) throw wrong('a tag is not well-formed');
    if (isEnd) {
      const ended = open.pop();
      if (ended?.name !== name) throw wrong(`</${name}> ends <${ended?.name ?? 'nothing'}>`);
    } else {
      const started: Open = { name, attributes: attributesOf(written, wrong), children: [], text: '' };
      if (!parent && root) throw wrong('there are two roots');
      if (parent) parent.children.push(started);
      else root = started;
      if (!isEmpty) open.push(started);
    }
    rest = rest.slice(tag.length);
  }
  if (open.length > 0) throw wrong(`<${open.at(-1)?.name}> does not end`);
  if (!root) throw wrong('there is no element');
  refuseUnknownPrefixes(root, new Set(['xml', 'xmlns']));
  return root;
}

function attributesOf(written: string, wrong: (message: string) => Error): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) throw wrong(`${name} is there twice`);
    attributes[name] = unescaped(double ?? single ?? '', wrong);
  }
  return attributes;
}

function unescaped(text: string, wrong: (message: string) => Error): string {
  return text.replace(REFERENCE, (whole, inner: string | undefined) => {
    if (inner === undefined || !whole.endsWith(';')) throw wrong('an & stands by itself: it is written &amp;');
    if (inner.startsWith('#x')) return String.fromCodePoint(Number.parseInt(inner.slice(2), 16));
    if (inner.startsWith('#')) return String.fromCodePoint(Number(inner.slice(1)));
    const sign = NAMED[inner];
    if (sign === undefined) throw wrong(`&${inner}; means nothing`);
    return sign;
  });
}

/** A prefix is used only where some xmlns:… around it says what it means. */
function refuseUnknownPrefixes({ name, attributes, children }: XmlElement, known: ReadonlySet<string>): void {
  const declared = Object.keys(attributes).flatMap((key) => (key.startsWith('xmlns:') ? [key.slice(6)] : []));
  const prefixes = new Set([...known, ...declared]);
  for (const used of [name, ...Object.keys(attributes)]) {
    const [prefix = '', local] = used.split(':');
    if (local !== undefined && !prefixes.has(prefix)) throw new Error(`<${name}>: the prefix of ${used} means nothing`);
  }
  for (const child of children) refuseUnknownPrefixes(child, prefixes);
}

function lineAt(document: string, rest: string): number {
  return document.slice(0, document.length - rest.length).split('\n').length;
}

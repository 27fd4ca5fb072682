/** An element of an XML document: its children are elements, or one text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

/** An element with attributes, and a text or elements in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: string | readonly XmlElement[] = [],
): XmlElement {
  return typeof content === 'string'
    ? { name, attributes, children: [], text: content }
    : { name, attributes, children: content, text: '' };
}

/** The document with this element as its root, indented. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, '')}`;
}

/** All elements below one, and itself, in the order of the document. */
export function elementsIn(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap(elementsIn)];
}

function print({ name, attributes, children, text }: XmlElement, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ');
  if (children.length > 0) {
    const inner = children.map((child) => print(child, `${indent}  `)).join('');
    return `${indent}<${start}>\n${inner}${indent}</${name}>\n`;
  }
  return text === '' ? `${indent}<${start}/>\n` : `${indent}<${start}>${escapeXml(text)}</${name}>\n`;
}

function escapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}

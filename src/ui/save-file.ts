/** Milliseconds after which a browser has surely taken what it saves. */
const TAKEN_MS = 60_000;

/** Gives the person a file to keep, as a download. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_MS);
}

/** Where a command writes: answers to `out`, everything else to `err`. Texts are written as they are. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Comes back when what was written to `out` is on its way: whoever writes much waits, and keeps little in memory. */
  readonly drained: () => Promise<void>;
  /** Whether a person watches `err`, so that a bar may move there. */
  readonly isWatched: boolean;
};

/** Writes one line, or several, as answers. */
export function say(terminal: Terminal, lines: string | readonly string[]): void {
  terminal.out(`${typeof lines === 'string' ? lines : lines.join('\n')}\n`);
}

/** Writes an answer as JSON for programs. */
export function sayJson(terminal: Terminal, answer: unknown): void {
  say(terminal, JSON.stringify(answer, null, 2));
}

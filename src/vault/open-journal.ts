import { appendFile, mkdir, open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChoiceJournal, ChoiceRecord } from '../store/choice-journal.ts';
import type { OpenJournal } from '../store/keep-choices.ts';

/**
 * Opens the journal of choices in the vault: the folder of what is kept outside the database. It is made when there is none;
 * nobody else may read it. The keys of backups lie in the same folder.
 */
export async function openJournal(folder: string): Promise<OpenJournal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (installationId) => journalAt(join(folder, `choices-${installationId}.jsonl`));
}

function journalAt(path: string): ChoiceJournal {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      // A crash may have cut the last line off; the database knows what it said and writes it again.
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
      return recordsOf(whole, path);
    },
    append: async (records) => {
      await appendFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''), { mode: 0o600 });
      const file = await open(path, 'r+');
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

function recordsOf(text: string, path: string): readonly ChoiceRecord[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new Error(`Line ${index + 1} of ${path} cannot be read. Without it choices could be lost: mend it first.`);
    }
  });
}

import { openInbox } from '../../../utils/archive';
import {
  type Archive,
  type Named,
  readHeader,
  signedIn,
  type Waiting,
  writeFailure,
} from '../../../utils/archive/store';
import { err, ok } from '../../../utils/kernel';
import { sealForInbox } from '../../../utils/vault';
import type { FactsReader } from '../read-facts';
import type { Family } from './family';

type Parts = { archive: Archive; family: Family; facts: FactsReader; waiting: readonly Waiting[] };

/**
 * The archive for files of the person's own: each is asked what it says of itself first, and one that names another
 * patient goes into the inbox, where it waits for an answer as what came from the portal does. One that names nobody is of
 * the person on the screen: who brought it there has chosen. A signature of a document that waits goes after it. `waiting`:
 * what lies there already.
 */
export function keepAsked({ archive, family, facts, waiting }: Parts): Archive {
  const person = family.current();
  const lying: Named[] = [...waiting];
  return {
    ...archive,
    async add(documents) {
      const [document] = documents;
      if (!document || documents.length !== 1) return archive.add(documents);
      const told = await facts.read(document.kind, document.bytes);
      const patient = typeof told === 'string' ? undefined : told.patient;
      const signed = document.kind === 'signature' ? signedIn(document, lying) : null;
      if (!signed && (!patient || family.judge(patient, person).fits)) {
        const kept = await archive.add([typeof told === 'string' ? document : { ...document, facts: told }]);
        if (kept.ok && patient) family.learn(patient, person);
        return kept;
      }
      const header = await readHeader();
      if (!header.ok) return err('failed');
      const { source, capturedAt, name, kind, contentType, route, sha256, bytes, id } = document;
      const signs = signed ? { signs: signed.sha256 } : {};
      const meta = { source, capturedAt, name, contentType, route, sha256, ...signs };
      const inbox = await openInbox();
      try {
        await inbox.put(id, await sealForInbox(header.value.header.inbox.recipient, meta, bytes));
      } catch (cause) {
        return err(writeFailure(cause));
      } finally {
        inbox.close();
      }
      lying.push({ name, kind, sha256 });
      return ok({ added: [id], duplicates: [], waiting: [id] });
    },
  };
}

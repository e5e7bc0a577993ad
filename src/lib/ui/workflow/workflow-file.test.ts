import { describe, expect, it } from 'vitest';
import type { Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { workflowFileLimits, writeWorkflowFile } from '#domain/workflow/workflow-file.ts';
import { explainFileProblem, readWorkflow } from './workflow-file.ts';

const { agency } = presets;

function fileOf(text: BlobPart): File {
  return new File([text], 'workflow.json', { type: 'application/json' });
}

async function problemOf(text: BlobPart): Promise<readonly string[]> {
  const read = await readWorkflow(fileOf(text));
  if (read.ok) throw new Error('it was taken');
  const { sentence, places } = explainFileProblem(read.error);
  return [sentence, ...places];
}

describe('a workflow from a file', () => {
  it.each(Object.values(presets))('comes back as it went, to the byte: $id [B6]', async (preset) => {
    const text = writeWorkflowFile(preset);
    const read = await readWorkflow(fileOf(text));
    expect(read.ok && writeWorkflowFile(read.value)).toBe(text);
  });

  it('that is none is refused with every place that is not as in one, and where', async () => {
    const { invoice } = agency.machines;
    const { label: _label, ...second } = invoice.moves[1]!;
    const damaged = {
      ...agency,
      machines: {
        invoice: {
          ...invoice,
          statuses: [{ ...invoice.statuses[0], color: 'red', shape: 'round' }, ...invoice.statuses.slice(1)],
          moves: [invoice.moves[0], second, ...invoice.moves.slice(2)]
        }
      },
      roles: undefined
    };
    const [sentence, ...places] = await problemOf(JSON.stringify(damaged));
    expect(sentence).toBe('4 places are not as in a workflow:');
    expect([...places].sort()).toEqual([
      'Missing: move 2, the name.',
      'Missing: the roles.',
      'Not as in a workflow: status 1, the colour.',
      'Nothing that a workflow has: status 1, “shape”.'
    ]);
  });

  it('that names what it does not have is refused with all of it', async () => {
    const { invoice } = agency.machines;
    const statuses = invoice.statuses.filter(({ id }) => id !== 'rejected');
    const incomplete: Workflow = {
      ...agency,
      machines: { invoice: { ...invoice, statuses, stages: [] } }
    };
    const [sentence, ...places] = await problemOf(writeWorkflowFile(incomplete));
    expect(sentence).toBe(`It names ${places.length} things that it does not have:`);
    expect(places).toContain('The move “Reject” names a status that does not exist: “rejected”.');
    expect(places).toContain('The status “Approved” names an approval stage that does not exist: “1”.');
  });

  it.each([
    ['no text', new Uint8Array([0xff, 0xfe, 0x00])],
    ['no JSON', '{'],
    ['empty', '']
  ])('that is %s is refused', async (_what, content) => {
    expect(await problemOf(content)).toEqual(['It is no JSON file. Choose one that was exported as a workflow.']);
  });

  it('that is something else, of a later format, too deep, too large or with too much in it is refused in words of its own', async () => {
    expect(await problemOf('[]')).toContain('Not as in a workflow: the file as a whole.');
    expect(await problemOf(writeWorkflowFile({ ...agency, v: 2 as 1 }))).toEqual([
      'It was written by a later version of Docket. Update the app, then read it again.'
    ]);
    expect((await problemOf('['.repeat(200) + ']'.repeat(200)))[0]).toMatch(/far deeper/);
    expect(await problemOf(' '.repeat(workflowFileLimits.length + 1))).toEqual([
      'It is larger than 4 MB, which no workflow is.'
    ]);
    const { invoice } = agency.machines;
    const moves = Array.from({ length: 400 }, () => ({ ...invoice.moves[0], from: 'any' }));
    expect(await problemOf(JSON.stringify({ ...agency, machines: { invoice: { ...invoice, moves } } }))).toEqual([
      'It has more than 2,000 moves, counted from each status that they leave. Nobody could learn it, and the editor would stand still.'
    ]);
  });
});

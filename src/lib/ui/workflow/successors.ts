import type { Status } from '#domain/workflow/document.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import { isReplaceable } from '#domain/workflow/transition.ts';
import { words } from '#ui/words/words.ts';

interface SuccessorOption {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** What may take the place of a status that goes; the others say why they may not. */
export function successorOptions(gone: Status, statuses: readonly Status[], of: StatusType): SuccessorOption[] {
  const text = words.editor;
  return [
    { value: '', label: text.chooseSuccessor },
    ...statuses
      .filter(({ id }) => id !== gone.id)
      .map((status) => {
        const isFit = isReplaceable(gone, status, of);
        return {
          value: status.id,
          label: isFit ? status.label : `${status.label} (${words.statusTypes.otherGroup[of]})`,
          isDisabled: !isFit
        };
      })
  ];
}

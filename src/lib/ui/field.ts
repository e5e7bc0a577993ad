/** What every field takes, whatever one types into it. */
export interface FieldProps {
  label: string;
  /** The label is for ears only, since a heading or a column says the same to the eye. */
  isLabelHidden?: boolean | undefined;
  hint?: string | undefined;
  /** What is wrong, and how to mend it. */
  error?: string | undefined;
  /** What looks odd, though it may be right: it stops nobody. */
  warning?: string | undefined;
  /** Why the field is closed. It shows a lock, with this reason on tap. */
  lock?: string | undefined;
  isOptional?: boolean | undefined;
}

/** What a field hands to the control inside it. */
export interface FieldControl {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isLocked: boolean;
}

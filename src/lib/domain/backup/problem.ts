/** Why a file is no backup that can be taken in, as plain data; the words for it live with the screens. */
export type FileProblem =
  | { readonly why: 'empty' }
  /** Nothing of ours. */
  | { readonly why: 'not-a-backup' }
  /** Made by a version of the app that this one is too old for. */
  | { readonly why: 'newer-version'; readonly app: string }
  /** It ends before its last line. */
  | { readonly why: 'truncated' }
  /** A line is not what was written. */
  | { readonly why: 'damaged'; readonly line: number }
  /** The lines can be read, but are not those that were written. */
  | { readonly why: 'changed' }
  /** Something stands behind its end. */
  | { readonly why: 'trailing'; readonly line: number }
  | { readonly why: 'invalid'; readonly line: number; readonly path: readonly string[]; readonly problem: string }
  /** A commit or a file of it is not whole, or not what its name says. */
  | { readonly why: 'incomplete'; readonly what: 'commit' | 'file' | 'record'; readonly name: string }
  | { readonly why: 'twice'; readonly line: number }
  | { readonly why: 'limit'; readonly limit: 'line' | 'depth' | 'records' | 'bytes' | 'record'; readonly line: number }
  /** Each line is what was written, and yet it does not come to what it says, or to anything that this app knows. */
  | { readonly why: 'unsound'; readonly what: string }
  /** Not text, where text was to be. */
  | { readonly why: 'not-text' }
  | { readonly why: 'compression' }
  | { readonly why: 'passphrase-missing' }
  /** The passphrase is another one, or the first part of the file was changed: the two cannot be told apart. */
  | { readonly why: 'passphrase-wrong' }
  | { readonly why: 'encryption' }
  /** The file cannot be read any more: moved, deleted, or not permitted. */
  | { readonly why: 'unreadable' };

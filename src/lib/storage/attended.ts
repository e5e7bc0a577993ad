import type { DBCore, DBCoreTable } from 'dexie';

/** Is told of everything that is asked of a database and of what comes back, to notice when nothing does. */
export interface Attendant {
  /** A transaction was begun; gives the function that says that it is over. */
  begin(): () => void;
  /** A request in one of them was answered. */
  advance(): void;
}

/** The same database, whose transactions and requests an attendant is told of. */
export function attended(core: DBCore, attendant: Attendant): DBCore {
  return {
    ...core,
    transaction(...given) {
      // Dexie types less of it than it is.
      const transaction = core.transaction(...given) as IDBTransaction;
      const end = attendant.begin();
      for (const over of ['complete', 'abort']) transaction.addEventListener(over, end);
      return transaction;
    },
    table: (name) => attendedTable(core.table(name), attendant)
  };
}

function attendedTable(table: DBCoreTable, attendant: Attendant): DBCoreTable {
  const advance = (): void => attendant.advance();
  const told = <Request, Answer extends PromiseLike<unknown>>(ask: (request: Request) => Answer) => {
    return (request: Request): Answer => {
      const answer = ask(request);
      answer.then(advance, advance);
      return answer;
    };
  };
  return {
    ...table,
    mutate: told((request) => table.mutate(request)),
    get: told((request) => table.get(request)),
    getMany: told((request) => table.getMany(request)),
    query: told((request) => table.query(request)),
    openCursor: told((request) => table.openCursor(request)),
    count: told((request) => table.count(request))
  };
}

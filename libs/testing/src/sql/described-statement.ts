import type { Client, Connection, Submittable } from 'pg';

/** What a statement takes and answers, as Postgres sees it: oids of types, and names of columns. */
export type Described = { takes: number[]; answers: { name: string; type: number }[] };

/** Asks Postgres what a statement takes and answers; it is parsed and planned, and not run. @throws its refusal */
export function describeStatement(client: Client, text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, (error, described) => (error ? reject(error) : resolve(described))));
  });
}

/** The extended protocol without its last two steps (pg's `Submittable`): parse, describe, sync. */
class Description implements Submittable {
  private readonly described: Described = { takes: [], answers: [] };
  private forget: () => void = () => undefined;

  constructor(
    private readonly text: string,
    private readonly done: (error: Error | undefined, described: Described) => void,
  ) {}

  submit(connection: Connection): void {
    const hear = ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      this.described.takes = dataTypeIDs;
    };
    connection.once('parameterDescription', hear);
    this.forget = () => connection.off('parameterDescription', hear);
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.described.answers = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
  }

  /** The last that it is told of. */
  handleError(error: Error): void {
    this.forget();
    this.done(error, this.described);
  }

  handleReadyForQuery(): void {
    this.done(undefined, this.described);
  }
}

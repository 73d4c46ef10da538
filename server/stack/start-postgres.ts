/** A running PostgreSQL of our own. */
export interface RunningPostgres {
  /** `postgres://user:password@127.0.0.1:port/chancery`. Holds the password: never log it. */
  readonly url: string;
  /** Ends it with a fast shutdown; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder of the installation's data; the cluster lies in `postgres/` below it. */
  readonly dataFolder: string;
  /** Tells the person who started it what happens. */
  readonly say: (line: string) => void;
}

export function startPostgres(_options: PostgresOptions): Promise<RunningPostgres> {
  throw new Error('not written yet');
}

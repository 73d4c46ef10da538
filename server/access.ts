/** Reads the bearer token kept in `dataFolder/token`; creates it (32 random bytes, mode 0600) if it is missing. */
export async function readOrCreateToken(dataFolder: string): Promise<string> {
  void dataFolder;
  throw new Error('not written yet');
}

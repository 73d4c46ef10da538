import { closeRegister, migrate, openRegister } from '../../register/database.ts';

/** Run as a process: migrates the database that the first argument names. */
const register = openRegister(process.argv[2] ?? '', { poolSize: 1 });
await migrate(register);
await closeRegister(register);

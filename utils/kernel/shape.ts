/** The home of valibot: shapes of JSON and of messages are checked with one library, named in one place. */
export * from 'valibot';

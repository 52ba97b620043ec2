/** The pid of the living process that holds the lock `file`; undefined when it is free or its holder is dead. */
export function holderOf(file: string): number | undefined;
/** Takes the lock `file` and returns undefined; or returns the pid of the living process (perhaps this one) that has it. Its folder must exist. */
export function take(file: string): number | undefined;
/** Gives the lock back. Does nothing when another process has it. */
export function release(file: string): void;

package dev.cyclonelariat.migration.journal;

/**
 * Proves that the lock is held. Who takes the lock over later gets a higher epoch, and the store
 * refuses all writes of lower ones: a process that was believed dead can write nothing any more.
 *
 * @param epoch counts how often the lock was taken
 */
public record LockToken(long epoch) {}

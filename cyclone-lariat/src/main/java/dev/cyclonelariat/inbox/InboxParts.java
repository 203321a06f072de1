package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.jdbc.Transactions;
import java.time.Clock;
import java.time.Duration;

/**
 * What all modes of an inbox are made of.
 *
 * @param commits whether a transaction may be committed within its work: a framework has more to do
 */
record InboxParts(
    Transactions transactions,
    boolean commits,
    Layout layout,
    InboxTable table,
    Entry.Maker entries,
    UnreadableBodies unreadable,
    Duration longestWait,
    Clock clock) {}

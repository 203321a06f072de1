package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.outbox.store.OutboxTables;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.resource.Naming;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What a relay is made of.
 *
 * @param tables where the messages are
 * @param settings how it works
 * @param sender takes what is sent
 * @param naming names the topics of messages that the gem has left
 * @param onSendingError told when a message could not be sent
 * @param metrics takes its figures
 * @param clock how much time has passed
 * @param timeShift milliseconds by which the clock is ahead of the database's; 0 but in tests
 */
public record RelayParts(
    OutboxTables tables,
    RelaySettings settings,
    BatchSender sender,
    Naming naming,
    SendingErrorListener onSendingError,
    RelayMetrics metrics,
    Clock clock,
    LongSupplier timeShift) {}

/** Sends what is in the outbox: claims, batches, leases, backoff. */
@NullMarked
package dev.cyclonelariat.outbox.relay;

import org.jspecify.annotations.NullMarked;

/** The outbox's tables as those who operate it see them: lists, retries, discards, counts. */
@NullMarked
package dev.cyclonelariat.outbox.store;

import org.jspecify.annotations.NullMarked;

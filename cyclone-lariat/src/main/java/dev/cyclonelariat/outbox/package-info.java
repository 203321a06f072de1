/** The transactional outbox: what is committed is sent, whatever dies. */
@NullMarked
package dev.cyclonelariat.outbox;

import org.jspecify.annotations.NullMarked;

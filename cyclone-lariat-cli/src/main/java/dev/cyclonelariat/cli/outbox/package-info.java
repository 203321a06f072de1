/** {@code lariat outbox}: looks at an outbox, settles what could not be sent, and sends. */
@NullMarked
package dev.cyclonelariat.cli.outbox;

import org.jspecify.annotations.NullMarked;

/** How commands name queues, and look at the messages there. */
@NullMarked
package dev.cyclonelariat.cli.queue;

import org.jspecify.annotations.NullMarked;

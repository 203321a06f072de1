/** What the thread knows while a message is handled: the MDC of log lines, and the trace. */
@NullMarked
package dev.cyclonelariat.tracing;

import org.jspecify.annotations.NullMarked;

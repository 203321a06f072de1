/** Tells humans of messages that need them. */
@NullMarked
package dev.cyclonelariat.notify;

import org.jspecify.annotations.NullMarked;

/** The idempotent receiver: each message handled effectively once, business errors kept. */
@NullMarked
package dev.cyclonelariat.inbox;

import org.jspecify.annotations.NullMarked;

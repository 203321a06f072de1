/** Messages as values: events and commands, their JSON form on the wire, and its validation. */
@NullMarked
package dev.cyclonelariat.message;

import org.jspecify.annotations.NullMarked;

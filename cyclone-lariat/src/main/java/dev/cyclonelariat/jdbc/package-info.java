/**
 * What differs between databases, and where transactions come from: for all that stores messages.
 */
@NullMarked
package dev.cyclonelariat.jdbc;

import org.jspecify.annotations.NullMarked;

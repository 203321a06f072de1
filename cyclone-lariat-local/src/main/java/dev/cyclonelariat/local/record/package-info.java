/**
 * The broker's own record of what happened to every message, for tests, demos and the status page.
 */
@NullMarked
package dev.cyclonelariat.local.record;

import org.jspecify.annotations.NullMarked;

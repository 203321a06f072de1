/**
 * The inbox's tables for those who operate it: readers that stream, the action log, retry, resolve
 * and purge.
 */
@NullMarked
package dev.cyclonelariat.inbox.store;

import org.jspecify.annotations.NullMarked;

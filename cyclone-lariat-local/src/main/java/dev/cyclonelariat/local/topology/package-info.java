/**
 * Queues, topics and subscriptions as plain values: to seed a broker, to save it and to load it.
 */
@NullMarked
package dev.cyclonelariat.local.topology;

import org.jspecify.annotations.NullMarked;

/** The broker's queues, topics and messages as they were at one moment. */
@NullMarked
package dev.cyclonelariat.local.view;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cyclonelariat.local.queue;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cyclonelariat.local.topology;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cyclonelariat.local.record;

import org.jspecify.annotations.NullMarked;

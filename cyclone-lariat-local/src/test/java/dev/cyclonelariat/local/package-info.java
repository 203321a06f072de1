@NullMarked
package dev.cyclonelariat.local;

import org.jspecify.annotations.NullMarked;

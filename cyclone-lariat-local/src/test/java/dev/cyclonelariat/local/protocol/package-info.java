@NullMarked
package dev.cyclonelariat.local.protocol;

import org.jspecify.annotations.NullMarked;
